/** What commands share: what they find in the data folder, and how they say that they cannot go on. */
@NullMarked
package org.karmayogi.pulse.standalone.command;

import org.jspecify.annotations.NullMarked;
