/** The AsyncAPI document, held against the topics and records of a running system. */
package org.karmayogi.pulse.e2e.asyncapi;
