/** Everything in one process: broker, store, the three services and the gateway, on one folder of data. */
@NullMarked
package org.karmayogi.pulse.standalone;

import org.jspecify.annotations.NullMarked;
