package dev.talon.backup;

import dev.talon.backup.BackupPlan.Keep;
import dev.talon.db.DatabaseFault;
import dev.talon.db.OwnFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of the backups on a schedule. Their names say when each was begun; files of other names are neither counted nor touched.
 * All methods block.
 */
public final class BackupFolder {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmm");
    private static final Pattern NAME = Pattern.compile("talon-(\\d{4}-\\d\\d-\\d\\d-\\d{4})\\.tar\\.gz");
    private static final Pattern UNFINISHED = Pattern.compile(NAME.pattern() + "\\.part");

    /** A backup. @param local when it was begun, on the plan's clocks @param bytes its size */
    public record File(Path path, LocalDateTime local, Instant begun, long bytes) {}

    private final Path folder;
    private final ZoneId zone;

    public BackupFolder(BackupPlan plan) {
        folder = plan.folder();
        zone = plan.zone();
    }

    /** Makes the folder, closed to other users, if it is not there. @throws IOException where it cannot be one */
    void make() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder, OwnFiles.folder(folder));
        }
    }

    Path file(Instant begun) {
        return folder.resolve("talon-" + MOMENT.format(begun.atZone(zone)) + ".tar.gz");
    }

    /** The complete ones that were begun before a moment, the newest first: a clock that was wrong once may have left later ones. */
    public List<File> before(Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<File> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path path : (Iterable<Path>) files::iterator) {
                Matcher name = NAME.matcher(path.getFileName().toString());
                if (name.matches()) {
                    LocalDateTime local = LocalDateTime.parse(name.group(1), MOMENT);
                    found.add(new File(path, local, local.atZone(zone).toInstant(), Files.size(path)));
                }
            }
        }
        return found.stream()
                .filter(file -> !file.begun().isAfter(now))
                .sorted(Comparator.comparing(File::local).reversed())
                .toList();
    }

    /** Removes what a process left that ended during a backup; what another process is writing stays. */
    void sweep() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path path : (Iterable<Path>) files::iterator) {
                if (UNFINISHED.matcher(path.getFileName().toString()).matches() && !written(path)) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private static boolean written(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    /** @throws DatabaseFault if there is less room than a backup will need */
    void checkRoom(long needed) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw DatabaseFault.of("backup.no-room", folder, needed >> 20, free >> 20);
        }
    }

    /** Deletes the backups that need not be kept. @return how many */
    int clear(Keep keep, Instant now) throws IOException {
        List<File> all = before(now);
        Set<File> kept = new HashSet<>(newest(all, file -> file.local().toLocalDate(), keep.days()));
        kept.addAll(newest(all, file -> week(file.local().toLocalDate()), keep.weeks()));
        // Whatever the numbers say.
        all.stream().findFirst().ifPresent(kept::add);
        int deleted = 0;
        for (File file : all) {
            if (!kept.contains(file)) {
                Files.delete(file.path());
                deleted++;
            }
        }
        return deleted;
    }

    /** The newest of each group, of so many groups. @param all the newest first */
    private static List<File> newest(List<File> all, Function<File, Object> group, int groups) {
        Set<Object> seen = new HashSet<>();
        return all.stream()
                .filter(file -> seen.size() < groups && seen.add(group.apply(file)))
                .toList();
    }

    private static int week(LocalDate day) {
        return day.get(IsoFields.WEEK_BASED_YEAR) * 100 + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /** The newest one that was begun before a moment. */
    public Optional<File> newest(Instant now) throws IOException {
        return before(now).stream().findFirst();
    }
}
