/** Events as portals send them, made from a seed. */
package org.karmayogi.pulse.e2e.history;
