package dev.talon.cli;

import static dev.talon.cli.Said.said;

import com.sanctionco.jmail.JMail;
import dev.talon.mailing.Delivery;
import dev.talon.mailing.MailServer;
import dev.talon.mailing.MailTrust;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for the delivery of scheduled reports. */
final class DeliveryOptions {
    @Option(names = "--mail-host", paramLabel = "HOST", descriptionKey = "mail.mail-host")
    private String host;

    @Option(names = "--mail-port", paramLabel = "PORT", descriptionKey = "mail.mail-port")
    private String port;

    @Option(names = "--mail-user", paramLabel = "NAME", descriptionKey = "mail.mail-user")
    private String user;

    @Option(names = "--mail-password", paramLabel = "PASSWORD", descriptionKey = "mail.mail-password")
    private String password;

    @Option(names = "--mail-tls", paramLabel = "HOW", descriptionKey = "mail.mail-tls")
    private String tls;

    @Option(names = "--mail-ca", paramLabel = "FILE", descriptionKey = "mail.mail-ca")
    private String authorities;

    @Option(names = "--mail-from", paramLabel = "ADDRESS", descriptionKey = "mail.mail-from")
    private String from;

    @Option(names = "--reports-folder", paramLabel = "DIR", descriptionKey = "mail.reports-folder")
    private String folder;

    /** @throws WrongSetting for the first that cannot be meant */
    Delivery delivery(Variables variables) {
        return new Delivery(
                variables.value(host, "TALON_MAIL_HOST").map(name -> server(name, variables)),
                variables.value(folder, "TALON_REPORTS_FOLDER").map(DeliveryOptions::folder));
    }

    private MailServer server(String name, Variables variables) {
        MailServer.Tls how =
                variables.value(tls, "TALON_MAIL_TLS").map(DeliveryOptions::tls).orElse(MailServer.Tls.STARTTLS);
        Optional<String> who = variables.value(user, "TALON_MAIL_USER");
        Optional<String> secret = variables.value(password, "TALON_MAIL_PASSWORD");
        if (who.isPresent() != secret.isPresent()) {
            throw new WrongSetting(said("mail.user-and-password"));
        }
        return new MailServer(
                name,
                variables
                        .value(port, "TALON_MAIL_PORT")
                        .map(text -> ServerOptions.port("--mail-port", "TALON_MAIL_PORT", text))
                        .orElse(usualPort(how)),
                who,
                secret,
                how,
                variables.value(authorities, "TALON_MAIL_CA").map(DeliveryOptions::authorities),
                variables
                        .value(from, "TALON_MAIL_FROM")
                        .filter(address -> JMail.strictValidator().isValid(address))
                        .orElseThrow(() -> new WrongSetting(said("mail.from"))));
    }

    private static int usualPort(MailServer.Tls how) {
        return switch (how) {
            case NONE -> 25;
            case STARTTLS -> 587;
            case TLS -> 465;
        };
    }

    private static MailServer.Tls tls(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "none" -> MailServer.Tls.NONE;
            case "starttls" -> MailServer.Tls.STARTTLS;
            case "tls" -> MailServer.Tls.TLS;
            default -> throw new WrongSetting(said("mail.tls", text));
        };
    }

    private static Path authorities(String text) {
        try {
            Path file = Path.of(text).toAbsolutePath().normalize();
            MailTrust.of(file);
            return file;
        } catch (InvalidPathException | IOException e) {
            throw new WrongSetting(said("mail.ca", text, e.getMessage()));
        }
    }

    private static Path folder(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new WrongSetting(said("mail.folder", text));
        }
    }
}
