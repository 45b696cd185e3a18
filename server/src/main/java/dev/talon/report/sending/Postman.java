package dev.talon.report.sending;

import dev.talon.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/** Takes a file where it is to go. Blocking. */
final class Postman {
    private static final int TIMEOUT_MS = 30_000;

    private final Delivery delivery;

    Postman(Delivery delivery) {
        this.delivery = delivery;
    }

    /** @throws IOException where the file cannot be written; the mail library throws its own for a message not taken */
    void deliver(Due due, ReportFile file) throws IOException {
        if (due.recipients().isEmpty()) {
            put(due, file);
        } else {
            send(due, file);
        }
    }

    /** Under another name until it is whole: whoever watches the folder never sees a part. */
    private void put(Due due, ReportFile file) throws IOException {
        Path root = delivery.folder().orElseThrow(() -> new IOException("No --reports-folder is set."));
        if (!Files.isDirectory(root)) {
            throw new IOException("The folder for reports, " + root + ", is not there.");
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
    }

    private void send(Due due, ReportFile file) throws IOException {
        MailServer server = delivery.mail().orElseThrow(() -> new IOException("No --mail-host is set."));
        String host = server.from().substring(server.from().indexOf('@') + 1);
        Email email = EmailBuilder.startingBlank()
                .fixingMessageId("<talon." + due.sending() + "." + due.key().replace(':', '.') + "@" + host + ">")
                .from("Talon", server.from())
                .toMultiple(due.recipients())
                .withSubject(file.title())
                .withPlainText(SendingWords.body(due, file))
                .withAttachment(file.name(), file.bytes().getBytes(), file.contentType())
                .withHeader("Auto-Submitted", "auto-generated")
                .buildEmail();
        MailerBuilder.withSMTPServer(
                        server.host(),
                        server.port(),
                        server.user().orElse(null),
                        server.password().orElse(null))
                .withTransportStrategy(strategy(server.tls()))
                .withSessionTimeout(TIMEOUT_MS)
                .buildMailer()
                .sendMail(email)
                .join();
    }

    private static TransportStrategy strategy(MailServer.Tls tls) {
        return switch (tls) {
            case NONE -> TransportStrategy.SMTP;
            case STARTTLS -> TransportStrategy.SMTP_TLS;
            case TLS -> TransportStrategy.SMTPS;
        };
    }
}
