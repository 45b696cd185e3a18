package dev.talon.mailing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Which certificates of mail servers are trusted, if the settings name an authority. */
public final class MailTrust {
    private MailTrust() {}

    /**
     * @param pem one or more certificates
     * @return sockets that trust these authorities and no other
     * @throws IOException where the file cannot be read, or holds no certificate
     */
    public static SSLSocketFactory of(Path pem) throws IOException {
        try (InputStream file = Files.newInputStream(pem)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                trusted.setCertificateEntry("ca" + trusted.size(), one);
            }
            if (trusted.size() == 0) {
                throw new IOException("no certificate in it");
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException("not a certificate: " + e.getMessage(), e);
        }
    }
}
