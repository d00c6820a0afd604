/** The system under test as processes of the operating system. */
package org.karmayogi.pulse.e2e.system;
