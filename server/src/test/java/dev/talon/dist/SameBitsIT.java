package dev.talon.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two clones of one commit, built in different places at different times, give the same bits. */
@Tag("dist")
@Timeout(3600)
class SameBitsIT {
    @TempDir
    Path temporary;

    @Test
    void twoClonesGiveTheSameFiles() throws Exception {
        Map<String, String> clone = built("clone");
        // What this build has made is the other one, unless files differ from the commit.
        Map<String, String> other = say("..", "git", "status", "--porcelain").isEmpty()
                ? sums(Path.of("target/dist"))
                : built("another-clone");
        assertThat(clone).isNotEmpty().isEqualTo(other);
    }

    private Map<String, String> built(String name) throws Exception {
        Path clone = temporary.resolve(name);
        say("..", "git", "clone", "-q", "file://" + Path.of("..").toRealPath(), clone.toString());
        say(clone.toString(), "mvn", "-q", "-B", "package", "-Pdist", "-DskipTests", "-Dmaven.test.skip=true");
        return sums(clone.resolve("server/target/dist"));
    }

    /** Of each file but that of the sums. */
    static Map<String, String> sums(Path folder) throws Exception {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.equals("SHA256SUMS")) {
                    sums.put(name, sum(file));
                }
            }
        }
        return sums;
    }

    private static String sum(Path file) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var in = Files.newInputStream(file)) {
            byte[] some = new byte[1 << 16];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                digest.update(some, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String say(String folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(Path.of(folder).toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(text).isZero();
        return text.strip();
    }
}
