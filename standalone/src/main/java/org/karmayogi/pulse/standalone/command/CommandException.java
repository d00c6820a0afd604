package org.karmayogi.pulse.standalone.command;

/** Why a command could not run or go on, in words for the person at the terminal. */
public final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandException(String message) {
        super(message);
    }

    public CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
