package dev.talon.cli.doctor;

import dev.talon.Settings;
import dev.talon.backup.BackupPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What systemd lets the running service do. The user that runs the doctor may write where the service may not: the unit closes every folder
 * but its own.
 */
final class UnitCheck {
    /** Only where systemd runs. */
    private static final Path BOOTED = Path.of("/run/systemd/system");

    private static final int PATIENCE_SECONDS = 5;
    private static final String NOT_RUNNING = "0";

    private UnitCheck() {}

    static void look(Settings settings, List<Finding> findings) {
        List<Path> folders = Stream.of(
                        settings.database().isEmpty() ? Optional.of(settings.data()) : Optional.<Path>empty(),
                        settings.backups().map(BackupPlan::folder),
                        settings.delivery().folder())
                .flatMap(Optional::stream)
                .toList();
        mainProcess().ifPresent(process -> look(process, folders, findings));
    }

    /** @param process the service's folder below /proc */
    static void look(Path process, List<Path> folders, List<Finding> findings) {
        try {
            var mounts = new Mounts(Files.readAllLines(process.resolve("mountinfo")));
            List<Path> closed = folders.stream().filter(mounts::isReadOnly).toList();
            closed.forEach(folder -> findings.add(Finding.fault("unit", "unit.closed", folder)));
            if (closed.isEmpty()) {
                List<String> status = Files.readAllLines(process.resolve("status"));
                boolean confined = status.contains("NoNewPrivs:\t1") && status.contains("Seccomp:\t2");
                findings.add(confined ? Finding.ok("unit", "unit.confined") : Finding.note("unit", "unit.open"));
            }
        } catch (IOException e) {
            // It has ended meanwhile: other checks say so.
        }
    }

    private static Optional<Path> mainProcess() {
        if (!Files.isDirectory(BOOTED)) {
            return Optional.empty();
        }
        try {
            Process asked = new ProcessBuilder("systemctl", "show", "--property=MainPID", "--value", "talon.service")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            asked.getOutputStream().close();
            if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                asked.destroyForcibly();
                return Optional.empty();
            }
            String pid = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return pid.isEmpty() || pid.equals(NOT_RUNNING) ? Optional.empty() : Optional.of(Path.of("/proc", pid));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
