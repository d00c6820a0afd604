/** What a single step costs in time and in memory, alone in its own JVM: no broker, no store, no network. */
@NullMarked
package org.karmayogi.pulse.bench.jmh;

import org.jspecify.annotations.NullMarked;
