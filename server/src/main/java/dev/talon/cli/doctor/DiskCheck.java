package dev.talon.cli.doctor;

import dev.talon.Settings;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether there is room where Talon writes. */
final class DiskCheck {
    /** Bytes; with less a command may meet a full disk soon. */
    static final long LEAST = 512L << 20;

    /** What a quiet month and a large import take. */
    private static final int ENOUGH = 4;

    private DiskCheck() {}

    /** @param least bytes: with less it is a fault, with less than four times as much a note */
    static void look(Settings settings, long least, List<Finding> findings) {
        List<Path> folders = new ArrayList<>();
        if (settings.database().isEmpty()) {
            folders.add(settings.data());
        }
        settings.backups().ifPresent(plan -> folders.add(plan.folder()));
        for (Path folder : folders) {
            Path there = folder;
            while (there != null && !Files.exists(there)) {
                there = there.getParent();
            }
            try {
                FileStore disk = Files.getFileStore(there == null ? Path.of("/") : there);
                long free = disk.getUsableSpace();
                if (free < least) {
                    findings.add(Finding.fault("disk", "disk.full", folder, free >> 20));
                } else if (free / ENOUGH < least) {
                    findings.add(Finding.note("disk", "disk.little", folder, free >> 20));
                } else {
                    findings.add(Finding.ok("disk", "disk.free", folder, free >> 20));
                }
            } catch (IOException e) {
                findings.add(Finding.fault("disk", "disk.unreadable", folder, e.getMessage()));
            }
        }
    }
}
