package dev.talon.cli.doctor;

import dev.talon.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Until when certificates are valid: of the public address, and of the authorities of the mail server. */
final class CertificateCheck {
    private static final Duration SOON = Duration.ofDays(21);
    private static final int PATIENCE_MS = 5_000;
    private static final int HTTPS = 443;

    private CertificateCheck() {}

    static void look(Settings settings, Instant now, List<Finding> findings) {
        settings.publicUrl().filter(url -> url.getScheme().equals("https")).ifPresent(url -> {
            try {
                findings.add(judged(url.getHost(), shown(url), now));
            } catch (IOException | GeneralSecurityException e) {
                findings.add(Finding.note("certificate", "certificate.unknown", url.getHost(), e.getMessage()));
            }
        });
        settings.delivery().mail().flatMap(mail -> mail.trusted()).ifPresent(file -> ofFile(file, now, findings));
    }

    private static void ofFile(Path file, Instant now, List<Finding> findings) {
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                findings.add(judged(file.toString(), (X509Certificate) each, now));
            }
        } catch (IOException | GeneralSecurityException e) {
            findings.add(Finding.fault("certificate", "certificate.unreadable", file, e.getMessage()));
        }
    }

    private static Finding judged(String whose, X509Certificate certificate, Instant now) {
        Instant end = certificate.getNotAfter().toInstant();
        long days = Duration.between(now, end).abs().toDays();
        if (end.isBefore(now)) {
            return Finding.fault("certificate", "certificate.over", whose, end, days);
        }
        return end.isBefore(now.plus(SOON))
                ? Finding.note("certificate", "certificate.soon", whose, end, days)
                : Finding.ok("certificate", "certificate.valid", whose, end, days);
    }

    /** What the server shows, whoever issued it: nothing is sent. */
    private static X509Certificate shown(URI url) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Whatever()}, null);
        int port = url.getPort() == -1 ? HTTPS : url.getPort();
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(url.getHost(), port), PATIENCE_MS);
            plain.setSoTimeout(PATIENCE_MS);
            try (var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, url.getHost(), port, true)) {
                socket.startHandshake();
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            }
        }
    }

    /** Only the end of a certificate is read here; {@link AddressCheck} says whether it is trusted. */
    private static final class Whatever extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
