/** {@code ./pulse dead} and {@code ./pulse rejects}: what was set aside, read from Kafka as anyone could, and put back. */
@NullMarked
package org.karmayogi.pulse.standalone.dead;

import org.jspecify.annotations.NullMarked;
