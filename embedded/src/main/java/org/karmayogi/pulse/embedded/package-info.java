/** A real Kafka broker and a MongoDB-protocol store inside this JVM: for the standalone, and for tests that want no container. */
@NullMarked
package org.karmayogi.pulse.embedded;

import org.jspecify.annotations.NullMarked;
