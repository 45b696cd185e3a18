package dev.talon.cli.doctor;

import dev.talon.Settings;
import dev.talon.backup.BackupPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What systemd lets the running service do. The user that runs the doctor may write where the service may not: the unit closes every folder
 * but its own.
 */
final class UnitCheck {
    /** Where systemd keeps the processes of the service: in one tree for all, or in one of its own. */
    private static final List<Path> GROUPS = Stream.of("", "unified", "systemd")
            .map(tree -> Path.of("/sys/fs/cgroup", tree, "system.slice", "talon.service"))
            .toList();

    private static final String OF_ANOTHER_MACHINE = "0";

    private UnitCheck() {}

    static void look(Settings settings, List<Finding> findings) {
        List<Path> folders = Stream.of(
                        settings.database().isEmpty() ? Optional.of(settings.data()) : Optional.<Path>empty(),
                        settings.backups().map(BackupPlan::folder),
                        settings.delivery().folder())
                .flatMap(Optional::stream)
                .toList();
        serviceProcess().ifPresent(process -> look(process, folders, findings));
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

    /** One that runs for the service: all of them see the same folders. Asking systemd needs D-Bus, which not every machine has. */
    private static Optional<Path> serviceProcess() {
        for (Path group : GROUPS) {
            try {
                Optional<Path> process = Files.readAllLines(group.resolve("cgroup.procs")).stream()
                        .filter(pid -> !pid.equals(OF_ANOTHER_MACHINE))
                        .map(pid -> Path.of("/proc", pid))
                        .filter(found -> Files.isReadable(found.resolve("mountinfo")))
                        .findFirst();
                if (process.isPresent()) {
                    return process;
                }
            } catch (IOException e) {
                // No systemd here, another way of its groups, or no such service.
            }
        }
        return Optional.empty();
    }
}
