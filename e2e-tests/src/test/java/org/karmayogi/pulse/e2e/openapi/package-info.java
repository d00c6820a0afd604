/** The OpenAPI document, held against what runs: its routes and every answer. */
package org.karmayogi.pulse.e2e.openapi;
