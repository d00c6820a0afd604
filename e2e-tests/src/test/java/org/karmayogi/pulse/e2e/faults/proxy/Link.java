package org.karmayogi.pulse.e2e.faults.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.karmayogi.pulse.e2e.system.Pause;

/** One connection through a proxy. */
final class Link {

    private static final int CHUNK = 64 * 1024;

    private final FaultyProxy proxy;
    private final Socket client;
    private final Socket server;
    private volatile boolean silent;

    Link(FaultyProxy proxy, Socket client, Socket server) throws IOException {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void start(Requests.Framing framing) {
        thread("requests-" + proxy.port(), () -> untilBroken(() -> requests(framing)));
        thread("answers-" + proxy.port(), () -> untilBroken(this::answers));
    }

    private interface Pump {
        void run() throws IOException;
    }

    private void untilBroken(Pump pump) {
        try {
            pump.run();
        } catch (IOException e) {
            // Either side closed it, or a trap sprang.
        } finally {
            reset();
        }
    }

    private void requests(Requests.Framing framing) throws IOException {
        Requests requests = framing.of(client.getInputStream());
        OutputStream out = server.getOutputStream();
        for (byte[] request = requests.next(); request.length > 0; request = requests.next()) {
            long delay = proxy.weather().delayMillis();
            if (delay > 0) {
                Pause.millis(delay);
            }
            proxy.trap().pass(request, out);
        }
    }

    private void answers() throws IOException {
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            // What was lost is not sent again: from then on nothing that comes would make sense to the client.
            silent |= proxy.weather().swallows();
            if (!silent) {
                out.write(chunk, 0, read);
            }
        }
    }

    void reset() {
        reset(client);
        reset(server);
        proxy.closed(this);
    }

    /** Closes with a reset rather than an orderly end. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // Closed already.
        }
    }

    static void thread(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 256 * 1024);
        thread.setDaemon(true);
        thread.start();
    }
}
