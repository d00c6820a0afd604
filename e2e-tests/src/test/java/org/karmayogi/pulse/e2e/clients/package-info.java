/** What others have published for portals and readers, run against a system. */
package org.karmayogi.pulse.e2e.clients;
