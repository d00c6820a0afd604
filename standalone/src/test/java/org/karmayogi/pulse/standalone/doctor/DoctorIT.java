package org.karmayogi.pulse.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against gateways that are none: another clock, a certificate that ends, silence. */
class DoctorIT {

    private static final Map<String, String> KEY = Map.of("PULSE_KEY", "k", "PULSE_DATA", "target/none");
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private HttpsServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void aGatewayOfAnotherTimeFails() throws Exception {
        try (ServerSocket gateway = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answers = new Thread(() -> answer(gateway, Duration.ofHours(1)), "gateway-of-another-time");
            answers.setDaemon(true);
            answers.start();
            assertThat(DoctorRun.printed(1, KEY, "http://127.0.0.1:" + gateway.getLocalPort()))
                    .contains("ok    gateway", "fail  clock         The gateway's clock is ", " ahead of ours", "NTP");
        }
    }

    /** Everything, until the socket is closed; the JDK's own server would put its own date. */
    private static void answer(ServerSocket gateway, Duration ahead) {
        while (!gateway.isClosed()) {
            try (Socket caller = gateway.accept()) {
                String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plus(ahead).atOffset(ZoneOffset.UTC));
                String head = "HTTP/1.1 200 OK\r\nDate: " + date + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                caller.getInputStream().read(new byte[8192]);
                caller.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The caller went away, or the test has ended.
            }
        }
    }

    @Test
    void aCertificateThatEndsInDaysIsSaidWhereItIsTrustedAndWhereNot() throws Exception {
        serveHttps("-validity", "5");
        String url = "https://127.0.0.1:" + server.getAddress().getPort();
        String trust = pem().toString();

        assertThat(DoctorRun.printed(1, KEY, url, "--trust", trust))
                .contains("ok    gateway", "warn  certificate   It ends in 4 days");
        assertThat(DoctorRun.printed(1, KEY, url))
                .contains("fail  gateway       It does not answer: SSLHandshakeException", "It ends in 4 days");
    }

    @Test
    void aCertificateThatHasEndedIsSaid() throws Exception {
        serveHttps("-startdate", "-10d", "-validity", "5");
        assertThat(DoctorRun.printed(
                        1, KEY, "https://127.0.0.1:" + server.getAddress().getPort()))
                .contains("fail  gateway       It does not answer: SSLHandshakeException")
                .contains("fail  certificate   It ended 5 days ago");
    }

    @Test
    void silenceAndABrokerThatIsAway() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        assertThat(DoctorRun.printed(1, KEY, "http://127.0.0.1:" + port, "--bootstrap", "127.0.0.1:" + port))
                .contains("fail  gateway       It does not answer: ConnectException", "fail  broker");
    }

    @Test
    void wrongUsageIsSaidAndHelpIsNone() throws Exception {
        assertThat(DoctorRun.printed(0, Map.of(), "--help")).startsWith("pulse doctor [URL]");
        assertThat(DoctorRun.printed(2, KEY, "ftp://x"))
                .contains("'ftp://x' is no address of a gateway", "pulse doctor [URL]");
        assertThat(DoctorRun.printed(2, KEY, "--all")).contains("Unknown option '--all'");
        assertThat(DoctorRun.printed(2, KEY, "--trust")).contains("--trust needs a value");
        assertThat(DoctorRun.printed(2, KEY, "--trust", folder.resolve("none").toString()))
                .contains("certificates to trust");
        assertThat(DoctorRun.printed(2, Map.of("PULSE_DATA", folder.toString())))
                .contains("No admin key is known");
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void serveHttps(String... validity) throws Exception {
        Path store = folder.resolve("web.p12");
        List<String> command = new ArrayList<>(List.of(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12"));
        command.addAll(List.of(validity));
        keytool(command);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer https = HttpsServer.create(loopback(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context));
        https.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, -1);
            }
        });
        https.start();
        server = https;
    }

    private Path pem() throws Exception {
        Path pem = folder.resolve("web.pem");
        keytool(List.of("-exportcert", "-rfc", "-file", pem.toString()));
        return pem;
    }

    private void keytool(List<String> what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(what);
        command.addAll(List.of(
                "-alias",
                "web",
                "-keystore",
                folder.resolve("web.p12").toString(),
                "-storepass",
                new String(PASSWORD)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
