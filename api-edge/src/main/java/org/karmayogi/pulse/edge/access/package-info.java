/** Who is calling and what they may do: hashed API keys, scopes, and the one table of access rules. No web type here. */
@NullMarked
package org.karmayogi.pulse.edge.access;

import org.jspecify.annotations.NullMarked;
