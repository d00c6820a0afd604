/** The contract, statement by statement, against the running system. */
package org.karmayogi.pulse.e2e.contract;
