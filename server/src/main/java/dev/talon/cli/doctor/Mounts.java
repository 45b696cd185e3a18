package dev.talon.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What a process sees mounted, as the lines of {@code /proc/…/mountinfo} say it; see proc(5). */
final class Mounts {
    private static final int POINT = 4;
    private static final int OPTIONS = 5;
    private static final int OPTIONS_OF_DISK = 3;
    private static final int OCTAL = 8;
    private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");

    private record Mount(Path point, boolean readOnly) {
        static Mount of(String line) {
            String[] parts = line.split(" - ", 2);
            String[] fields = parts[0].split(" ");
            String point = ESCAPED.matcher(fields[POINT])
                    .replaceAll(found -> Character.toString((char) Integer.parseInt(found.group(1), OCTAL)));
            return new Mount(
                    Path.of(point), isReadOnly(fields[OPTIONS]) || isReadOnly(parts[1].split(" ", OPTIONS_OF_DISK)[2]));
        }

        private static boolean isReadOnly(String options) {
            return Arrays.asList(options.split(",")).contains("ro");
        }
    }

    private final List<Mount> mounts;

    Mounts(List<String> lines) {
        this.mounts = lines.stream().map(Mount::of).toList();
    }

    /** Whether nothing can be written there, whatever the rights of the user. @param folder need not exist yet */
    boolean isReadOnly(Path folder) {
        Path there = real(folder.toAbsolutePath().normalize());
        Mount over = null;
        for (Mount mount : mounts) {
            // Of two on one point the later one is on top.
            if (there.startsWith(mount.point())
                    && (over == null
                            || mount.point().getNameCount() >= over.point().getNameCount())) {
                over = mount;
            }
        }
        return over != null && over.readOnly();
    }

    private static Path real(Path folder) {
        try {
            Path there = folder;
            while (there.getParent() != null && !Files.exists(there)) {
                there = there.getParent();
            }
            return there.toRealPath().resolve(there.relativize(folder));
        } catch (IOException e) {
            return folder;
        }
    }
}
