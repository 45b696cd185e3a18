package dev.talon.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server with a certificate and one user, that may refuse. */
final class MailOffice implements AutoCloseable {
    static final String USER = "talon@example.org";
    static final String PASSWORD = "a very secret pass-word";
    private static final String STORE_PASSWORD = "changeit";

    /** Says why something is refused; returns where it is not. */
    interface Rule {
        void check(String what) throws RejectException;
    }

    final List<String> letters = new CopyOnWriteArrayList<>();
    final List<String> signedIn = new CopyOnWriteArrayList<>();
    private final SMTPServer server;
    private Rule sender = what -> {};
    private Rule recipient = what -> {};
    private Rule letter = what -> {};

    private MailOffice(SMTPServer.Builder builder) throws Exception {
        server = builder.port(0)
                .bindAddress(InetAddress.getByName("127.0.0.1"))
                .hostName("mail.example.org")
                .messageHandlerFactory(Handler::new)
                .build();
        server.start();
    }

    static MailOffice plain() throws Exception {
        return new MailOffice(SMTPServer.port(0));
    }

    /** STARTTLS before anything else, and a sign-in. */
    static MailOffice startTls(Certificate certificate) throws Exception {
        return new MailOffice(signingIn().enableTLS().requireTLS().startTlsSocketFactory(certificate.context(), false));
    }

    static MailOffice tls(Certificate certificate) throws Exception {
        return new MailOffice(signingIn().serverSocketFactory(certificate.context()));
    }

    private static SMTPServer.Builder signingIn() {
        return SMTPServer.port(0)
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(MailOffice::login));
    }

    private static void login(String user, String password, MessageContext context) throws LoginFailedException {
        if (!user.equals(USER) || !password.equals(PASSWORD)) {
            throw new LoginFailedException("535 5.7.8 No: " + user + " " + password);
        }
    }

    MailOffice refusingSender(Rule rule) {
        sender = rule;
        return this;
    }

    MailOffice refusingRecipient(Rule rule) {
        recipient = rule;
        return this;
    }

    MailOffice refusingLetter(Rule rule) {
        letter = rule;
        return this;
    }

    int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Handler implements MessageHandler {
        private final MessageContext context;

        Handler(MessageContext context) {
            this.context = context;
        }

        @Override
        public void from(String from) throws RejectException {
            sender.check(from);
            context.getAuthenticationHandler()
                    .ifPresent(who -> signedIn.add(who.getIdentity().toString()));
        }

        @Override
        public void recipient(String to) throws RejectException {
            recipient.check(to);
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            String text = new String(data.readAllBytes(), StandardCharsets.UTF_8);
            letter.check(text);
            letters.add(text);
            return null;
        }

        @Override
        public void done() {}
    }

    /** A certificate of its own, made for a name. */
    record Certificate(Path store, Path pem) {
        /** @param names such as {@code dns:localhost} or {@code ip:127.0.0.1} */
        static Certificate make(Path folder, String names) throws Exception {
            var certificate = new Certificate(
                    folder.resolve(names.hashCode() + ".p12"), folder.resolve(names.hashCode() + ".pem"));
            certificate.keytool(
                    "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=mail", "-ext", "san=" + names);
            certificate.keytool("-exportcert", "-alias", "server", "-rfc", "-file", certificate.pem.toString());
            return certificate;
        }

        Optional<Path> trusted() {
            return Optional.of(pem);
        }

        SSLContext context() throws Exception {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream file = Files.newInputStream(store)) {
                keys.load(file, STORE_PASSWORD.toCharArray());
            }
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, STORE_PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        }

        private void keytool(String... arguments) throws Exception {
            List<String> line = new ArrayList<>();
            line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
            line.addAll(List.of(arguments));
            line.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        }
    }
}
