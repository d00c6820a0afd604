package org.karmayogi.pulse.edge.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One department or district.
 *
 * @param code the code events carry, upper case, for example {@code SOCIAL-WELFARE}
 * @param name the English name
 * @param nameHi the official Hindi name, where known
 * @param aliases former names and other spellings, possibly none
 * @param division the division a district belongs to; null for departments
 * @param lgdCode the code in the Local Government Directory, where known
 * @param strength sanctioned posts, where public
 */
public record RegisterEntry(
        String code,
        String name,
        @Nullable String nameHi,
        List<String> aliases,
        @Nullable String division,
        @Nullable Integer lgdCode,
        @Nullable Integer strength) {

    public RegisterEntry {
        aliases = List.copyOf(aliases);
    }
}
