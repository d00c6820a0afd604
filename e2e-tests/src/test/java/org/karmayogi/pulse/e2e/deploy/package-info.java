/** What the deployment files say, held against what the services really have. */
package org.karmayogi.pulse.e2e.deploy;
