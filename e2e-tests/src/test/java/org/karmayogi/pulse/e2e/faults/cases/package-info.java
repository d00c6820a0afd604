/** A named test for each fault that must be survived, by its number in the list of faults. */
package org.karmayogi.pulse.e2e.faults.cases;
