package dev.talon.mailing;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The SMTP server that sends the messages.
 *
 * @param port     1–65535
 * @param user empty: no sign-in
 * @param password of the user
 * @param trusted a PEM file of the authorities that may have issued its certificate; empty: those that Java trusts
 * @param from the sender's address of messages
 */
public record MailServer(
        String host,
        int port,
        Optional<String> user,
        Optional<String> password,
        Tls tls,
        Optional<Path> trusted,
        String from) {
    /** How the connection is encrypted. */
    public enum Tls {
        /** Not at all: for a server on this machine or in a closed network. */
        NONE,
        /** Opened in clear and encrypted then; a server that cannot is refused. */
        STARTTLS,
        /** Encrypted from its first byte. */
        TLS
    }

    /** Without the password, for logs. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
