/** Faults, and the seeded order they come in. */
package org.karmayogi.pulse.e2e.faults.schedule;
