package org.karmayogi.pulse.edge.access;

import java.util.Collection;
import java.util.Set;

/**
 * An authenticated caller.
 *
 * @param id the key's name in the keys file; safe to log, never the key itself
 * @param source the portal this caller's events come from; the sender cannot choose it per request
 * @param scopes what it may do
 * @param departments the department codes it is confined to; empty means unconfined
 * @param districts the district codes it is confined to; empty means unconfined
 */
public record ApiClient(String id, String source, Set<Scope> scopes, Set<String> departments, Set<String> districts) {

    public ApiClient {
        scopes = Set.copyOf(scopes);
        departments = Set.copyOf(departments);
        districts = Set.copyOf(districts);
    }

    /** Whether this caller carries the scope, itself or through {@link Scope#ADMIN}. */
    public boolean has(Scope scope) {
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }

    /** Whether this caller carries at least one of the scopes. */
    public boolean hasAny(Collection<Scope> anyOf) {
        return anyOf.stream().anyMatch(this::has);
    }

    /** Whether the caller may see or write about this department. */
    public boolean reachesDepartment(String code) {
        return departments.isEmpty() || departments.contains(code);
    }

    /** Whether the caller may see or write about this district. */
    public boolean reachesDistrict(String code) {
        return districts.isEmpty() || districts.contains(code);
    }

    /** Whether there is any department or district this caller may not reach. */
    public boolean isConfined() {
        return !departments.isEmpty() || !districts.isEmpty();
    }
}
