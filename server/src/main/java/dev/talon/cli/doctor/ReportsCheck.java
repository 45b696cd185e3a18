package dev.talon.cli.doctor;

import dev.talon.mailing.Delivery;
import java.nio.file.Files;
import java.util.List;

/** Whether scheduled reports can be written where the settings say. */
final class ReportsCheck {
    private ReportsCheck() {}

    static void look(Delivery delivery, List<Finding> findings) {
        delivery.folder()
                .ifPresent(folder -> findings.add(
                        Files.isDirectory(folder) && Files.isWritable(folder)
                                ? Finding.ok("reports", "reports.writable", folder)
                                : Finding.fault("reports", "reports.unwritable", folder)));
    }
}
