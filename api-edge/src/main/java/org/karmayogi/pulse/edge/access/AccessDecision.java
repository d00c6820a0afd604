package org.karmayogi.pulse.edge.access;

/** What the access rules say about one request. */
public enum AccessDecision {
    GRANTED,
    /** Nobody is authenticated and the resource is not open. */
    UNAUTHENTICATED,
    /** Somebody is, without the scope. */
    FORBIDDEN
}
