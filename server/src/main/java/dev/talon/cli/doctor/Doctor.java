package dev.talon.cli.doctor;

import dev.talon.Settings;
import dev.talon.db.BesideServer;
import dev.talon.db.DataDirectory;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.DatabaseFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks at a Talon and its surroundings, whether it runs or not, and changes nothing. Blocks, for some seconds at most for each thing. */
public final class Doctor {
    private final Settings settings;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    private Doctor(Settings settings, Instant now) {
        this.settings = settings;
        this.now = now;
    }

    /** In the order in which they are best mended. */
    public static List<Finding> look(Settings settings, Instant now) {
        var doctor = new Doctor(settings, now);
        doctor.all();
        return List.copyOf(doctor.findings);
    }

    private void all() {
        boolean serves = ServerCheck.look(settings, findings);
        UnitCheck.look(settings, findings);
        DiskCheck.look(settings, DiskCheck.LEAST, findings);
        database(serves);
        BackupCheck.look(settings, now, findings);
        ReportsCheck.look(settings.delivery(), findings);
        AddressCheck.look(settings, serves, findings);
        CertificateCheck.look(settings, now, findings);
    }

    private void database(boolean serves) {
        try {
            if (settings.database().isPresent()) {
                look(settings.database().get(), serves);
                return;
            }
            var directory = new DataDirectory(settings.data());
            if (!directory.hasFigures()) {
                findings.add(Finding.note("database", "database.none", directory.path()));
                return;
            }
            BesideServer.at(directory, address -> {
                look(address, serves);
                return true;
            });
        } catch (DatabaseFault fault) {
            findings.add(Finding.said("database", fault.text()));
        }
    }

    private void look(DatabaseAddress address, boolean serves) {
        try (Connection connection = Database.dataSource(address).getConnection()) {
            boolean current = DatabaseCheck.look(address, connection, findings);
            ClockCheck.look(connection, findings);
            if (current) {
                DeviceCheck.look(connection, serves, findings);
                VoiceCheck.look(connection, settings.speechCommand().isPresent(), findings);
            }
        } catch (SQLException e) {
            throw DatabaseFault.of(e, "unusable", address, e.getMessage());
        }
    }
}
