package dev.talon.mailing;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How this installation can deliver a report.
 *
 * @param mail   empty: nothing can be sent by e-mail
 * @param folder below which files are put; empty: none are
 */
public record Delivery(Optional<MailServer> mail, Optional<Path> folder) {
    public static final Delivery NONE = new Delivery(Optional.empty(), Optional.empty());
}
