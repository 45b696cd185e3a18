package dev.talon.browser;

import dev.talon.debian.Npm;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.brotli.dec.BrotliInputStream;

/** Builds of old Chromium for Linux on amd64, as npm packages carry them; unpacked once for each working directory. */
enum OldChromiumBuild {
    /** Below what the pages need. */
    CHROMIUM_80("chrome-aws-lambda@2.1.1"),
    /** The oldest that is supported. */
    CHROMIUM_90("chrome-aws-lambda@8.0.2"),
    /** The last but one without {@code dvh}. */
    CHROMIUM_106("@sparticuz/chromium@106.0.2"),
    /** The last for Windows 7 and 8. */
    CHROMIUM_109("@sparticuz/chromium@109.0.6");

    private static final Path KEPT = Path.of("target", "old-chromium");

    private final String spec;

    OldChromiumBuild(String spec) {
        this.spec = spec;
    }

    /** The directory with {@code chromium} and its libraries. Of several JVMs that want it one unpacks it, and the others wait. */
    Path unpacked() {
        Path home = KEPT.resolve(name().toLowerCase(Locale.ROOT)).toAbsolutePath();
        try {
            Files.createDirectories(home);
            try (FileChannel channel = FileChannel.open(
                            home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock alone = channel.lock()) {
                if (alone.isValid() && !Files.isExecutable(home.resolve("chromium"))) {
                    unpack(Npm.pack(spec, home), home);
                }
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(spec + " cannot be unpacked in " + home, e);
        }
    }

    /** Of the package only the browser and its libraries, each compressed once more. */
    private static void unpack(Path tgz, Path home) throws IOException {
        Map<String, String> wanted = Map.of("package/bin/chromium.br", "chromium", "package/bin/aws.tar.br", "");
        try (var tar = tar(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(tgz))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = wanted.get(entry.getName());
                if (name == null) {
                    continue;
                }
                InputStream plain = new BrotliInputStream(tar);
                if (name.isEmpty()) {
                    libraries(tar(plain), home);
                } else {
                    Path part = home.resolve(name + ".part");
                    Files.copy(plain, part, StandardCopyOption.REPLACE_EXISTING);
                    part.toFile().setExecutable(true);
                }
            }
        }
        Files.delete(tgz);
        Files.move(home.resolve("chromium.part"), home.resolve("chromium"));
    }

    /** All in one directory, whatever directory the package has them in. */
    private static void libraries(TarArchiveInputStream tar, Path home) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path name = Path.of(entry.getName()).getFileName();
            if (entry.isFile() && name.toString().contains(".so")) {
                Files.copy(tar, home.resolve(name.toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static TarArchiveInputStream tar(InputStream in) {
        return new TarArchiveInputStream(in);
    }
}
