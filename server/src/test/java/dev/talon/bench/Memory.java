package dev.talon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory that processes hold, in MiB.
 *
 * @param node     resident, of Talon's Java
 * @param database the proportional share of PostgreSQL's processes, so that what they share counts once
 */
record Memory(long node, long database) {
    static Memory of(ProcessHandle node, ProcessHandle postmaster) {
        long shares = kib(postmaster.pid(), "smaps_rollup", "Pss:")
                + postmaster
                        .descendants()
                        .mapToLong(child -> kib(child.pid(), "smaps_rollup", "Pss:"))
                        .sum();
        return new Memory(kib(node.pid(), "status", "VmRSS:") / 1024, shares / 1024);
    }

    /** 0 for a process that has just ended. */
    private static long kib(long pid, String file, String field) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), file)).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
