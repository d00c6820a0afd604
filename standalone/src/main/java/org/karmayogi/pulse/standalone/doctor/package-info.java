/** {@code ./pulse doctor}: a running system looked at from outside, in words. */
@NullMarked
package org.karmayogi.pulse.standalone.doctor;

import org.jspecify.annotations.NullMarked;
