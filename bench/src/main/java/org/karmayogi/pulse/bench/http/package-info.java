/** A load of HTTP requests that costs little beside what it loads. */
@NullMarked
package org.karmayogi.pulse.bench.http;

import org.jspecify.annotations.NullMarked;
