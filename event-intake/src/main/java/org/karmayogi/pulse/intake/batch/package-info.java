/** Read: from the bytes of a request to items that are still to be judged. No framework. */
@NullMarked
package org.karmayogi.pulse.intake.batch;

import org.jspecify.annotations.NullMarked;
