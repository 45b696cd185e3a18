package dev.talon.cli.doctor;

import dev.talon.db.Sql;
import dev.talon.words.Text;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** What printers, displays, and whoever drives the cables of signs and pads said last. */
final class DeviceCheck {
    private static final String PRINTERS = Sql.of(DeviceCheck.class, "printers");
    private static final String DISPLAYS = Sql.of(DeviceCheck.class, "displays");
    private static final String CABLES = Sql.of(DeviceCheck.class, "cables");
    /** The words of the pages for the state of a printer, and for what to do about it. */
    private static final String STATES = "pages/staff-printer-state";
    /** And those for a line that is not open. */
    private static final String CABLE_WORDS = "pages/admin";

    private DeviceCheck() {}

    /** @param serves whether serve runs, so that what is known is of this moment */
    static void look(Connection connection, boolean serves, List<Finding> findings) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            printers(statement, serves, findings);
            displays(statement, serves, findings);
            cables(statement, serves, findings);
        }
    }

    private static void printers(Statement statement, boolean serves, List<Finding> findings) throws SQLException {
        int all = 0;
        int wrong = 0;
        try (ResultSet row = statement.executeQuery(PRINTERS)) {
            while (row.next()) {
                all++;
                String state = row.getString("state");
                // Whoever is not asked says nothing; a virtual one never does.
                if (state.equals("ready") || state.equals("unknown")) {
                    continue;
                }
                wrong++;
                Finding.Level level = state.equals("paper_low") || !serves ? Finding.Level.NOTE : Finding.Level.FAULT;
                findings.add(new Finding(
                        "printer",
                        level,
                        Text.of(
                                "doctor",
                                serves ? "printer.state" : "printer.was",
                                row.getString("printer"),
                                row.getString("centre"),
                                Text.of(STATES, state)),
                        Optional.of(Text.of(STATES, "do-" + state))));
            }
        }
        if (wrong == 0) {
            findings.add(Finding.ok("printer", all == 0 ? "printer.none" : "printer.ready", all));
        }
    }

    /** Whoever drives a line says how it is while serve runs. */
    private static void cables(Statement statement, boolean serves, List<Finding> findings) throws SQLException {
        int all = 0;
        int shut = 0;
        try (ResultSet row = statement.executeQuery(CABLES)) {
            while (row.next()) {
                all++;
                String fault = row.getString("fault");
                // One that has just been added has no fault yet.
                if (!serves || row.getBoolean("connected") || fault == null) {
                    continue;
                }
                shut++;
                String why = fault.equals("undriven") && row.getBoolean("by_agent") ? "agent-away" : fault;
                findings.add(new Finding(
                        "cable",
                        Finding.Level.FAULT,
                        Text.of("doctor", "cable.shut", row.getString("cable"), row.getString("centre")),
                        Optional.of(Text.of(CABLE_WORDS, "cable-" + why))));
            }
        }
        if (shut == 0) {
            findings.add(Finding.ok("cable", all == 0 ? "cable.none" : serves ? "cable.open" : "cable.unknown", all));
        }
    }

    private static void displays(Statement statement, boolean serves, List<Finding> findings) throws SQLException {
        int all = 0;
        int wrong = 0;
        try (ResultSet row = statement.executeQuery(DISPLAYS)) {
            while (row.next()) {
                all++;
                String name = row.getString("name");
                String centre = row.getString("centre");
                if (!row.getBoolean("heard")) {
                    if (serves) {
                        wrong++;
                        findings.add(Finding.note("sound", "display.silent", name, centre));
                    }
                    continue;
                }
                switch (String.valueOf(row.getString("sound"))) {
                    case "blocked" -> findings.add(Finding.fault("sound", "sound.blocked", name, centre));
                    case "missing" -> findings.add(Finding.fault("sound", "sound.missing", name, centre));
                    case "muted" -> findings.add(Finding.note("sound", "sound.muted", name, centre));
                    default -> wrong--;
                }
                wrong++;
            }
        }
        if (wrong == 0) {
            findings.add(Finding.ok("sound", all == 0 ? "sound.none" : serves ? "sound.ready" : "sound.unknown", all));
        }
    }
}
