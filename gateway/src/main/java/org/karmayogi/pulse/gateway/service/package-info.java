/** How the services behind the gateway are. */
@NullMarked
package org.karmayogi.pulse.gateway.service;

import org.jspecify.annotations.NullMarked;
