package org.karmayogi.pulse.e2e.faults.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** As much of MongoDB's wire protocol as it takes to tell writes from other messages. */
final class MongoMessage {

    private static final int LENGTH = 4;
    private static final int OP_MSG = 2013;
    private static final int OPCODE = 12;

    /** Header 16, flags 4, kind of section 1, length of document 4, type of its first element 1; then that element's name. */
    private static final int COMMAND = 26;

    private MongoMessage() {}

    /** The next message whole; empty at the end. */
    static byte[] read(InputStream in) throws IOException {
        byte[] length = in.readNBytes(LENGTH);
        if (length.length < LENGTH) {
            return new byte[0];
        }
        int size = number(length, 0);
        byte[] message = java.util.Arrays.copyOf(length, size);
        return in.readNBytes(message, LENGTH, size - LENGTH) == size - LENGTH ? message : new byte[0];
    }

    /** Whether it changes what is stored. */
    static boolean isWrite(byte[] message) {
        String command = command(message);
        return command.equals("update") || command.equals("insert") || command.equalsIgnoreCase("findAndModify");
    }

    private static String command(byte[] message) {
        if (message.length <= COMMAND || number(message, OPCODE) != OP_MSG) {
            return "";
        }
        int end = COMMAND;
        while (end < message.length && message[end] != 0) {
            end++;
        }
        return new String(message, COMMAND, end - COMMAND, StandardCharsets.US_ASCII);
    }

    private static int number(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }
}
