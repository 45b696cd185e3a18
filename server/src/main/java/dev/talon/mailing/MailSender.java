package dev.talon.mailing;

import dev.talon.document.ReportFile;
import dev.talon.web.TextRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/** Delivers a file by mail or into the folder. Blocking. */
final class MailSender {
    private static final int TIMEOUT_MS = 30_000;

    private final Delivery delivery;
    private final int patienceMs;

    MailSender(Delivery delivery) {
        this(delivery, TIMEOUT_MS);
    }

    /** @param patienceMs how long a mail server may say nothing */
    MailSender(Delivery delivery, int patienceMs) {
        this.delivery = delivery;
        this.patienceMs = patienceMs;
    }

    /**
     * Writes under another name until it is complete: a program that watches the folder never sees a part.
     *
     * @throws DeliveryException if the file cannot be written
     */
    void put(DueSending due, ReportFile file) throws DeliveryException {
        Path root = delivery.folder()
                .orElseThrow(() -> new DeliveryException(
                        new DeliveryFailure(DeliveryFailure.Kind.NO_FOLDER, ""), "no --reports-folder"));
        try {
            if (!Files.isDirectory(root)) {
                throw new NoSuchFileException(root.toString());
            }
            Path directory = Files.createDirectories(root.resolve(due.sending()));
            Path part = Files.createTempFile(directory, ".", ".part");
            try {
                Files.write(part, file.bytes().getBytes());
                Path whole = directory.resolve(due.dueOn() + "-" + file.name());
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new DeliveryException(
                    new DeliveryFailure(DeliveryFailure.Kind.FOLDER, root.toString()), e.toString());
        }
    }

    /**
     * A message for one recipient, who sees no other. Sent again, it has the same id.
     *
     * @throws DeliveryException where it is not taken
     */
    void send(DueSending due, ReportFile file, String recipient) throws DeliveryException {
        MailServer server = delivery.mail()
                .orElseThrow(() ->
                        new DeliveryException(new DeliveryFailure(DeliveryFailure.Kind.NO_MAIL, ""), "no --mail-host"));
        try {
            mailer(server).sendMail(email(due, file, server, recipient)).join();
        } catch (IOException | RuntimeException e) {
            throw new DeliveryException(MailFailures.of(e, server), MailFailures.text(e, server.password()));
        }
    }

    private static Email email(DueSending due, ReportFile file, MailServer server, String recipient) {
        String host = server.from().substring(server.from().indexOf('@') + 1);
        return EmailBuilder.startingBlank()
                .fixingMessageId("<talon.%s.%s.%s@%s>"
                        .formatted(due.sending(), due.key().replace(':', '.'), brief(recipient), host))
                .from("Talon", server.from())
                .to(recipient)
                .withSubject(TextRule.onOneLine(file.title()))
                .withPlainText(SendingWords.body(due, file))
                .withAttachment(file.name(), file.bytes().getBytes(), file.contentType())
                .withHeader("Auto-Submitted", "auto-generated")
                .buildEmail();
    }

    /** A hash of the recipient, for readers who may not see the address. */
    private static String brief(String recipient) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(recipient.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By default the library would accept any certificate, and would not enforce encryption. */
    private Mailer mailer(MailServer server) throws IOException {
        var builder = MailerBuilder.withSMTPServer(
                        server.host(),
                        server.port(),
                        server.user().orElse(null),
                        server.password().orElse(null))
                .withTransportStrategy(strategy(server.tls()))
                .trustingAllHosts(false)
                .verifyingServerIdentity(true)
                .withSessionTimeout(patienceMs);
        if (server.tls() == MailServer.Tls.NONE) {
            builder.withProperty("mail.smtp.starttls.enable", "false");
        }
        Mailer mailer = builder.buildMailer();
        if (server.trusted().isPresent()) {
            var sockets = MailTrust.of(server.trusted().get());
            mailer.getSession().getProperties().put("mail.smtp.ssl.socketFactory", sockets);
            mailer.getSession().getProperties().put("mail.smtps.ssl.socketFactory", sockets);
        }
        return mailer;
    }

    private static TransportStrategy strategy(MailServer.Tls tls) {
        return switch (tls) {
            case NONE -> TransportStrategy.SMTP;
            case STARTTLS -> TransportStrategy.SMTP_TLS;
            case TLS -> TransportStrategy.SMTPS;
        };
    }
}
