/** What all tables have in common, whoever writes them. */
@NullMarked
package org.karmayogi.pulse.edge.csv;

import org.jspecify.annotations.NullMarked;
