/** What a person reads in a browser: the API's description and the problem types. */
@NullMarked
package org.karmayogi.pulse.gateway.page;

import org.jspecify.annotations.NullMarked;
