/** The log in a second cluster, and what it is for. */
package org.karmayogi.pulse.e2e.mirror;
