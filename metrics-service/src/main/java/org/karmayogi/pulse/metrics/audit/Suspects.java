package org.karmayogi.pulse.metrics.audit;

import java.util.List;
import java.util.Set;

/**
 * What hashes say about identities that more than one person seems to have.
 *
 * @param pairs how many: an identity of n persons makes n − 1 of them
 * @param identities the shortened hashes of the identities that are to be looked at
 * @param learners the ids of the documents that have them
 * @param complete whether {@code identities} and {@code learners} are all; where not, the next recount looks at others
 */
record Suspects(long pairs, Set<Long> identities, List<String> learners, boolean complete) {}
