/** The long run: ./pulse torture. */
package org.karmayogi.pulse.e2e.faults.torture;
