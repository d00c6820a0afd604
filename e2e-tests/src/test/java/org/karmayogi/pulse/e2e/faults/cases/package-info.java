/** One named test for each fault of docs/guarantees.md. */
package org.karmayogi.pulse.e2e.faults.cases;
