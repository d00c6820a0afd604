/** The version header of xAPI, which every answer under {@code /xapi} carries, whoever gives it. */
@NullMarked
package org.karmayogi.pulse.edge.xapi;

import org.jspecify.annotations.NullMarked;
