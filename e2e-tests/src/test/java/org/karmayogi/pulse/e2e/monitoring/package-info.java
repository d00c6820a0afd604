/** Metrics, alerts and dashboards: what the pages and files promise, held against running services and a real Prometheus. */
package org.karmayogi.pulse.e2e.monitoring;
