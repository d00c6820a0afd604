package org.karmayogi.pulse.standalone.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.karmayogi.pulse.standalone.command.CommandException;

/** Trusts what Java trusts, and some more on demand, and remembers what it was shown: one that has ended is refused, and then its end is what matters. */
final class PresentedCertificates implements X509TrustManager {

    private final X509TrustManager trusted;
    private volatile X509Certificate[] shown = {};

    private PresentedCertificates(X509TrustManager trusted) {
        this.trusted = trusted;
    }

    /** @throws CommandException when the file is not one of certificates */
    static PresentedCertificates trusting(Optional<Path> file) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            if (file.isPresent()) {
                factory.init(together((X509TrustManager) factory.getTrustManagers()[0], file.get()));
            }
            return new PresentedCertificates((X509TrustManager) factory.getTrustManagers()[0]);
        } catch (GeneralSecurityException | IOException e) {
            throw new CommandException("The certificates to trust cannot be read: " + e, e);
        }
    }

    private static KeyStore together(X509TrustManager usual, Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (X509Certificate certificate : usual.getAcceptedIssuers()) {
            store.setCertificateEntry("usual-" + count++, certificate);
        }
        try (InputStream pem = Files.newInputStream(file)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("more-" + count++, certificate);
            }
        }
        return store;
    }

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has TLS", e);
        }
    }

    Optional<Instant> end() {
        return Arrays.stream(shown)
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        shown = chain.clone();
        trusted.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        trusted.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trusted.getAcceptedIssuers();
    }
}
