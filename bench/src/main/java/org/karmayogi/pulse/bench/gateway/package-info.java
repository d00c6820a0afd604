/** What the gateway costs a request: through it and direct to the service, in turn. */
@NullMarked
package org.karmayogi.pulse.bench.gateway;

import org.jspecify.annotations.NullMarked;
