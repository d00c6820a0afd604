/** How an error looks on the wire: RFC 9457 problems with stable types, the same from every layer. */
@NullMarked
package org.karmayogi.pulse.edge.problem;

import org.jspecify.annotations.NullMarked;
