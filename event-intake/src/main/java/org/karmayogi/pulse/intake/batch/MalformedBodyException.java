package org.karmayogi.pulse.intake.batch;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** The body is not what its headers say it is, so not even its items can be told apart. */
public final class MalformedBodyException extends RuntimeException {

    MalformedBodyException(String detail) {
        super(detail);
    }

    static MalformedBodyException notJson(JacksonException e) {
        TokenStreamLocation place = e.getLocation();
        return new MalformedBodyException("The body is not JSON"
                + (place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr()) + ".");
    }
}
