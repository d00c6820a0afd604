/** What keeps a failing or slow service from taking the gateway down: concurrency, time, circuits and sizes. */
@NullMarked
package org.karmayogi.pulse.gateway.limit;

import org.jspecify.annotations.NullMarked;
