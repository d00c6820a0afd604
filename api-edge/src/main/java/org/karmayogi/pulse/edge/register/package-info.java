/** The registers of codes: which departments and districts there are, and which one a misspelt code may have meant. */
@NullMarked
package org.karmayogi.pulse.edge.register;

import org.jspecify.annotations.NullMarked;
