package org.karmayogi.pulse.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.karmayogi.pulse.standalone.command.CommandException;

/** The one port a person chooses: looked at before anything is started, so that "taken" is said at once. */
final class GatewayPort {

    private GatewayPort() {}

    static void mustBeFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw new CommandException(
                    "Port " + port + " on 127.0.0.1 is taken or not allowed (" + e.getMessage()
                            + "). Set PULSE_PORT to another one",
                    e);
        }
    }
}
