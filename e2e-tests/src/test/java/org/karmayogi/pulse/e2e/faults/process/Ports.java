package org.karmayogi.pulse.e2e.faults.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Free ports below those that Linux gives to outgoing connections: a port must still be free when its process comes back, and a
 * connection of someone else could have taken it meanwhile.
 */
public final class Ports {

    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 61 % COUNT));

    private Ports() {}

    public static int free() {
        for (int attempt = 0; attempt < COUNT; attempt++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Taken.
            }
        }
        throw new IllegalStateException("No port is free");
    }

    /** 127.0.0.1 by number. */
    public static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
