/** All of Pulse as processes of its own, with a proxy in every path a fault can hit. */
package org.karmayogi.pulse.e2e.faults.system;
