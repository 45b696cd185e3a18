package dev.talon.cli;

import static dev.talon.cli.Said.said;

import dev.talon.db.BesideServer;
import dev.talon.db.DatabaseAddress;
import dev.talon.staff.PasswordCost;
import dev.talon.staff.PasswordRule;
import dev.talon.staff.Passwords;
import dev.talon.web.Problem;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "password")
final class PasswordCommand implements Callable<Integer> {
    private static final String CHANGE = """
            WITH changed AS (UPDATE staff SET password = ? WHERE login = ? RETURNING id, active),
                 ended AS (DELETE FROM session USING changed WHERE session.staff_id = changed.id RETURNING expires_at)
            SELECT active, (SELECT count(*) FROM ended WHERE expires_at > now()) AS sessions FROM changed""";

    private static final String ADMINISTRATORS =
            "SELECT string_agg(login, ', ' ORDER BY login) FROM staff WHERE role = 'administrator' AND active";

    @Mixin
    private DataOptions data;

    @Parameters(paramLabel = "LOGIN", descriptionKey = "password.LOGIN")
    private String login;

    @Option(names = "--password-file", paramLabel = "FILE", descriptionKey = "password.password-file")
    private Path file;

    @Override
    public Integer call() throws IOException {
        String who = login.strip().toLowerCase(Locale.ROOT);
        String password = file == null ? asked() : PasswordFile.read(file);
        try {
            PasswordRule.check(who, password);
        } catch (Problem weak) {
            throw new WrongSetting(weak::detail);
        }
        String hash = Passwords.kept(password, PasswordCost.USUAL);
        var variables = Variables.ofProcess();
        Optional<DatabaseAddress> given = data.database(variables);
        BesideServer.Work<String> work = connection -> change(connection, who, hash);
        System.err.println(
                given.isPresent()
                        ? BesideServer.work(given.get(), work)
                        : BesideServer.work(data.directory(variables, "data"), work));
        return 0;
    }

    private static String change(Connection connection, String login, String hash) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHANGE)) {
            statement.setString(1, hash);
            statement.setString(2, login);
            ResultSet changed = statement.executeQuery();
            if (!changed.next()) {
                throw new WrongSetting(said("password.no-account", login, administrators(connection)));
            }
            return Said.text("password.changed", login) + " " + ended(changed.getLong("sessions"))
                    + (changed.getBoolean("active") ? "" : " " + Said.text("password.deactivated"));
        }
    }

    private static String ended(long sessions) {
        return sessions == 0 ? Said.text("password.nobody") : Said.count("password.ended", sessions, sessions);
    }

    private static String administrators(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADMINISTRATORS);
                ResultSet names = statement.executeQuery()) {
            names.next();
            return Optional.ofNullable(names.getString(1)).orElseGet(() -> Said.text("password.none"));
        }
    }

    private String asked() {
        Console console = System.console();
        if (console == null) {
            throw new WrongSetting(said("password.no-terminal"));
        }
        System.err.print(Said.text("password.new", login) + " ");
        char[] once = console.readPassword();
        System.err.print(Said.text("password.repeat") + " ");
        char[] twice = console.readPassword();
        if (once == null || !Arrays.equals(once, twice)) {
            throw new WrongSetting(said("password.differ"));
        }
        return new String(once);
    }
}
