package org.karmayogi.pulse.metrics.query;

import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;

/** Keys that are confined to departments or districts must ask within them. */
final class Confinement {

    private Confinement() {}

    /**
     * The scope, where the caller may see all of it.
     *
     * @throws ProblemException of type {@code forbidden} otherwise
     */
    static Scope check(ApiClient client, Scope scope) {
        String department = scope.department();
        if (!client.departments().isEmpty() && (department == null || !client.reachesDepartment(department))) {
            throw forbidden("department", department, client.departments());
        }
        String district = scope.district();
        if (!client.districts().isEmpty() && (district == null || !client.reachesDistrict(district))) {
            throw forbidden("district", district, client.districts());
        }
        return scope;
    }

    private static ProblemException forbidden(String what, @Nullable String asked, Object allowed) {
        String given = asked == null ? "no " + what : what + " '" + asked + "'";
        return new ProblemException(
                ProblemType.FORBIDDEN, given + " was asked for, but this key is confined to " + allowed);
    }
}
