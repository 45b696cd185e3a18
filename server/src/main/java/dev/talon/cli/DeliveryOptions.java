package dev.talon.cli;

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
    @Option(
            names = "--mail-host",
            paramLabel = "HOST",
            description = "The mail server for scheduled reports. TALON_MAIL_HOST; without it none are mailed.")
    private String host;

    @Option(
            names = "--mail-port",
            paramLabel = "PORT",
            description = "Its port. TALON_MAIL_PORT; default 587 (465 with tls, 25 with none).")
    private String port;

    @Option(
            names = "--mail-user",
            paramLabel = "NAME",
            description = "The account there. TALON_MAIL_USER; without it Talon does not sign in.")
    private String user;

    @Option(
            names = "--mail-password",
            paramLabel = "PASSWORD",
            description = "Its password. TALON_MAIL_PASSWORD is better: other users can see a command line.")
    private String password;

    @Option(
            names = "--mail-tls",
            paramLabel = "HOW",
            description = "Encryption: none, starttls or tls. TALON_MAIL_TLS; default starttls.")
    private String tls;

    @Option(
            names = "--mail-ca",
            paramLabel = "FILE",
            description =
                    "A PEM file of the authorities that may have issued its certificate. TALON_MAIL_CA; default those Java trusts.")
    private String authorities;

    @Option(
            names = "--mail-from",
            paramLabel = "ADDRESS",
            description = "The sender's address of reports. TALON_MAIL_FROM; required with a mail server.")
    private String from;

    @Option(
            names = "--reports-folder",
            paramLabel = "DIR",
            description =
                    "The folder for scheduled reports as files. TALON_REPORTS_FOLDER; without it none are written.")
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
            throw new WrongSetting(
                    "--mail-user (TALON_MAIL_USER) and --mail-password (TALON_MAIL_PASSWORD) go together: one is set, the other is not.");
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
                        .orElseThrow(() -> new WrongSetting(
                                "--mail-host needs --mail-from (TALON_MAIL_FROM) with an e-mail address.")));
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
            default ->
                throw new WrongSetting(
                        "--mail-tls (TALON_MAIL_TLS) must be none, starttls or tls, not '" + text + "'.");
        };
    }

    private static Path authorities(String text) {
        try {
            Path file = Path.of(text).toAbsolutePath().normalize();
            MailTrust.of(file);
            return file;
        } catch (InvalidPathException | IOException e) {
            throw new WrongSetting("--mail-ca (TALON_MAIL_CA) must be a file of certificates in PEM, and '" + text
                    + "' is not: " + e.getMessage() + ".");
        }
    }

    private static Path folder(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new WrongSetting("--reports-folder (TALON_REPORTS_FOLDER) must be a directory, not '" + text + "'.");
        }
    }
}
