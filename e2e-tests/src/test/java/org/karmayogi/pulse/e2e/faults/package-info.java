/** The system as separate processes behind faulty connections, held to an oracle. */
package org.karmayogi.pulse.e2e.faults;
