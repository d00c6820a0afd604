/** What the topics really hold. */
package org.karmayogi.pulse.e2e.faults.log;
