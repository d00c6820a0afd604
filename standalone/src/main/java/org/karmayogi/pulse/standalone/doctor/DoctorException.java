package org.karmayogi.pulse.standalone.doctor;

/** Why the command could not begin, in words for the person at the terminal. */
final class DoctorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DoctorException(String message) {
        super(message);
    }

    DoctorException(String message, Throwable cause) {
        super(message, cause);
    }
}
