/** Lets pages of other origins send to the standard feeds, where the configuration names them. */
@NullMarked
package org.karmayogi.pulse.gateway.cors;

import org.jspecify.annotations.NullMarked;
