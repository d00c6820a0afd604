/** What commands find in the data folder. */
@NullMarked
package org.karmayogi.pulse.standalone.folder;

import org.jspecify.annotations.NullMarked;
