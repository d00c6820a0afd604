/** Operating-system processes that can be killed, stopped and measured. */
package org.karmayogi.pulse.e2e.faults.process;
