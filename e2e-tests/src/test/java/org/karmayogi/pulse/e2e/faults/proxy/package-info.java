/** A TCP proxy that cuts, delays and swallows. */
package org.karmayogi.pulse.e2e.faults.proxy;
