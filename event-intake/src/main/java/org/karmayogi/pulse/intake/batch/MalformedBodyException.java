package org.karmayogi.pulse.intake.batch;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** The body is not what its headers say it is, so not even its items can be told apart. */
public final class MalformedBodyException extends RuntimeException {

    public MalformedBodyException(String detail) {
        super(detail);
    }

    static MalformedBodyException notJson(String subject, JacksonException e) {
        TokenStreamLocation place = e.getLocation();
        return new MalformedBodyException(subject + " is not JSON"
                + (place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr()) + ".");
    }
}
