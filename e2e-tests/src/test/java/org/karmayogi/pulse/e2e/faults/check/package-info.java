/** What must be true of the figures, during faults and after them. */
package org.karmayogi.pulse.e2e.faults.check;
