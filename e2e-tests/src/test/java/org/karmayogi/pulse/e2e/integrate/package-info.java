/** The page for portals, and its examples as they stand there. */
package org.karmayogi.pulse.e2e.integrate;
