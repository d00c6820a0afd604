/** What xAPI asks of answers that the gateway gives itself. */
@NullMarked
package org.karmayogi.pulse.gateway.xapi;

import org.jspecify.annotations.NullMarked;
