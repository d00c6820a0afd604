package org.karmayogi.pulse.e2e.faults.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.karmayogi.pulse.e2e.system.Installed;

/** A certificate of a service, as a deployment that ends TLS there has one: its end is among the meters. */
final class WebCertificate {

    private static final String PASSWORD = "changeit";

    private WebCertificate() {}

    /** Makes one and returns the properties that name it. */
    static List<String> properties(Path folder) {
        Path store = folder.resolve("web.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        try {
            Installed.run(List.of(
                    keytool,
                    "-genkeypair",
                    "-alias",
                    "web",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=gateway",
                    "-validity",
                    "365",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while a certificate was made", e);
        }
        return List.of(
                "--spring.ssl.bundle.jks.web.keystore.location=file:" + store,
                "--spring.ssl.bundle.jks.web.keystore.password=" + PASSWORD);
    }
}
