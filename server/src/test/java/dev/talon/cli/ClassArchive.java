package dev.talon.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of the packaged Talon, loaded and checked once for all tests that start it: a start takes a third less of the
 * processor. Whoever comes first starts a Talon for that. An archive that does not fit, of another Java or other jars, is not
 * used: that Talon loads its classes itself.
 */
final class ClassArchive {
    private static final Path TARGET = Path.of("target");
    private static final Path LOCK = TARGET.resolve("classes-of-talon.lock");

    private static List<String> options;

    private ClassArchive() {}

    /** For Java, before {@code -jar}. */
    static synchronized List<String> options(String jar) throws IOException {
        if (options == null) {
            // What Java has to say of an archive that does not fit would stand in what Talon says.
            options = List.of(
                    "-Xshare:auto", "-XX:SharedArchiveFile=" + of(jar), "-Xlog:cds*=off", "-Xlog:class+path=off");
        }
        return options;
    }

    /** Tests run in several processes: one makes it, the others wait. */
    private static Path of(String jar) throws IOException {
        long made = Files.getLastModifiedTime(Path.of(jar)).toMillis();
        Path archive = TARGET.resolve("classes-of-talon-" + made + ".jsa");
        try (var file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = file.lock()) {
            if (lock.isValid() && !Files.exists(archive)) {
                make(archive);
            }
        }
        return archive;
    }

    private static void make(Path archive) throws IOException {
        Path folder = Files.createTempDirectory(TARGET, "classes-of-talon-");
        try {
            Path fresh = folder.resolve("classes.jsa");
            try (TalonProcess talon = TalonProcess.serveToLearn(folder.resolve("data"), fresh)) {
                talon.ports();
                talon.terminate();
                talon.exitCode();
            }
            Files.move(fresh, archive);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
