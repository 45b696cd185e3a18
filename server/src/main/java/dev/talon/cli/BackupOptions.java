package dev.talon.cli;

import static dev.talon.cli.Said.said;

import dev.talon.backup.BackupPlan;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options for backups on a schedule. */
final class BackupOptions {
    private static final Pattern KEEP = Pattern.compile("([1-9]\\d{0,2})d(?:[ ,]*(\\d{1,3})w)?");

    @Option(names = "--backup-folder", paramLabel = "DIR", descriptionKey = "backups.backup-folder")
    private String folder;

    @Option(names = "--backup-at", paramLabel = "TIMES", descriptionKey = "backups.backup-at")
    private String times;

    @Option(names = "--backup-keep", paramLabel = "NUMBERS", descriptionKey = "backups.backup-keep")
    private String keep;

    /** @return empty without a folder */
    Optional<BackupPlan> plan(Variables variables, DataOptions data) {
        List<LocalTime> at = variables
                .value(times, "TALON_BACKUP_AT")
                .map(BackupOptions::times)
                .orElse(BackupPlan.USUAL_TIMES);
        BackupPlan.Keep kept = variables
                .value(keep, "TALON_BACKUP_KEEP")
                .map(BackupOptions::keep)
                .orElse(BackupPlan.Keep.USUAL);
        Optional<Path> where = variables.value(folder, "TALON_BACKUP_FOLDER").map(BackupOptions::folder);
        if (where.isPresent() && data.database(variables).isPresent()) {
            throw new WrongSetting(said("backups.elsewhere"));
        }
        where.filter(path -> path.startsWith(data.directory(variables, "data").path()))
                .ifPresent(path -> {
                    throw new WrongSetting(said("backups.inside"));
                });
        return where.map(path -> new BackupPlan(path, at, kept, ZoneId.systemDefault()));
    }

    private static Path folder(String text) {
        try {
            Path path = Path.of(text).toAbsolutePath().normalize();
            if (Files.isDirectory(path) || path.getParent() != null && Files.isDirectory(path.getParent())) {
                return path;
            }
        } catch (InvalidPathException e) {
            // The sentence below says it.
        }
        throw new WrongSetting(said("backups.folder", text));
    }

    private static List<LocalTime> times(String text) {
        try {
            return Arrays.stream(text.split(","))
                    .map(time -> LocalTime.parse(time.strip()))
                    .toList();
        } catch (DateTimeException e) {
            throw new WrongSetting(said("backups.at", text));
        }
    }

    private static BackupPlan.Keep keep(String text) {
        Matcher numbers = KEEP.matcher(text);
        if (!numbers.matches()) {
            throw new WrongSetting(said("backups.keep", text));
        }
        String weeks = numbers.group(2) == null ? "0" : numbers.group(2);
        return new BackupPlan.Keep(Integer.parseInt(numbers.group(1)), Integer.parseInt(weeks));
    }
}
