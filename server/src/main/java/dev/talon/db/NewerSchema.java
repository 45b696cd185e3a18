package dev.talon.db;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Prevents an older Talon from using a schema that a newer one has changed. */
final class NewerSchema {
    private static final Pattern AUTHOR = Pattern.compile("talon (\\d\\S*)");

    private NewerSchema() {}

    /** How the history names the Talon that made a step, so that files without a number can be told newer from older. */
    static String author(String version) {
        return "talon " + version;
    }

    /**
     * @param own the version of this Talon
     * @throws DatabaseFault where the schema has steps that this Talon does not know, or functions of a newer one
     */
    static void refuse(Flyway flyway, String own, DatabaseAddress address) {
        String newer = Stream.of(flyway.info().all())
                .filter(step -> isUnknown(step) || isNewer(step, own))
                .map(NewerSchema::name)
                .collect(Collectors.joining(", "));
        if (!newer.isEmpty()) {
            throw DatabaseFault.of("newer-schema", address, newer);
        }
    }

    private static boolean isUnknown(MigrationInfo step) {
        return step.getState() == MigrationState.FUTURE_SUCCESS || step.getState() == MigrationState.FUTURE_FAILED;
    }

    /** A file without a number, written otherwise than ours, by a newer Talon: ours would put back what that one changed. */
    private static boolean isNewer(MigrationInfo step, String own) {
        return step.getState() == MigrationState.OUTDATED
                && version(step.getInstalledBy())
                        .flatMap(theirs -> version(author(own)).filter(ours -> theirs.compareTo(ours) > 0))
                        .isPresent();
    }

    private static Optional<Version> version(String author) {
        Matcher named = AUTHOR.matcher(String.valueOf(author));
        return named.matches() ? Optional.of(Version.parse(named.group(1))) : Optional.empty();
    }

    private static String name(MigrationInfo step) {
        return step.isVersioned()
                ? "V" + step.getVersion() + " (" + step.getDescription() + ")"
                : step.getDescription() + " of " + step.getInstalledBy();
    }
}
