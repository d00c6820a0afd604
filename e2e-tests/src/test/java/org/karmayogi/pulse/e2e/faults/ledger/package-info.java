/** What was sent, and what was answered. */
package org.karmayogi.pulse.e2e.faults.ledger;
