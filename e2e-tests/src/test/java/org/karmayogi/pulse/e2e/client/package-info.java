/** A portal, a dashboard and a curious stranger, over HTTP. */
package org.karmayogi.pulse.e2e.client;
