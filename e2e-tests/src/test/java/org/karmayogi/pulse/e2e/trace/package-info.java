/** Traces and logs of the services as processes. */
package org.karmayogi.pulse.e2e.trace;
