/** Nothing reaches a service without a right key. */
@NullMarked
package org.karmayogi.pulse.gateway.security;

import org.jspecify.annotations.NullMarked;
