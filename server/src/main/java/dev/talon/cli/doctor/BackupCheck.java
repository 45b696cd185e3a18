package dev.talon.cli.doctor;

import dev.talon.Settings;
import dev.talon.backup.BackupFolder;
import dev.talon.backup.BackupPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether backups are made, and how old the newest is. */
final class BackupCheck {
    /** A day, and time to make it. */
    private static final Duration OLD = Duration.ofHours(26);

    private BackupCheck() {}

    static void look(Settings settings, Instant now, List<Finding> findings) {
        if (settings.database().isPresent()) {
            findings.add(Finding.ok("backup", "backup.elsewhere"));
            return;
        }
        if (settings.backups().isEmpty()) {
            findings.add(Finding.note("backup", "backup.none"));
            return;
        }
        BackupPlan plan = settings.backups().get();
        Path folder = plan.folder();
        if (!Files.isDirectory(folder) ? !Files.isWritable(folder.getParent()) : !Files.isWritable(folder)) {
            findings.add(Finding.fault("backup", "backup.unwritable", folder));
            return;
        }
        try {
            Optional<BackupFolder.File> newest = new BackupFolder(plan).newest(now);
            if (newest.isEmpty()) {
                findings.add(Finding.fault("backup", "backup.never", folder));
                return;
            }
            long hours = Duration.between(newest.get().begun(), now).toHours();
            boolean old = newest.get().begun().isBefore(now.minus(OLD));
            findings.add(
                    old
                            ? Finding.fault("backup", "backup.old", newest.get().path(), hours)
                            : Finding.ok("backup", "backup.fresh", newest.get().path(), hours));
        } catch (IOException e) {
            findings.add(Finding.fault("backup", "backup.unreadable", folder, e.getMessage()));
        }
    }
}
