package dev.talon.mailing;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How this installation can deliver a report.
 *
 * @param mail empty: not by e-mail
 * @param folder below which files are written; empty: not as files
 */
public record Delivery(Optional<MailServer> mail, Optional<Path> folder) {
    public static final Delivery NONE = new Delivery(Optional.empty(), Optional.empty());
}
