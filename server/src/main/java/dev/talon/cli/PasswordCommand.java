package dev.talon.cli;

import dev.talon.db.BesideServer;
import dev.talon.db.DatabaseAddress;
import dev.talon.staff.PasswordCost;
import dev.talon.staff.PasswordRule;
import dev.talon.staff.Passwords;
import dev.talon.web.Problem;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
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

@Command(
        name = "password",
        description =
                "Sets a new password for the account LOGIN and ends its sessions, whether serve runs or not. Use it"
                        + " when nobody can sign in any more.")
final class PasswordCommand implements Callable<Integer> {
    /** Bytes: a password is one line, so a larger file is the wrong one. */
    private static final int LARGEST_FILE = 4096;

    private static final String CHANGE = """
            WITH changed AS (UPDATE staff SET password = ? WHERE login = ? RETURNING id, active),
                 ended AS (DELETE FROM session USING changed WHERE session.staff_id = changed.id RETURNING expires_at)
            SELECT active, (SELECT count(*) FROM ended WHERE expires_at > now()) AS sessions FROM changed""";

    private static final String ADMINISTRATORS =
            "SELECT string_agg(login, ', ' ORDER BY login) FROM staff WHERE role = 'administrator' AND active";

    @Mixin
    private DataOptions data;

    @Parameters(paramLabel = "LOGIN", description = "The account: admin, unless there is another administrator.")
    private String login;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The new password is the first line of FILE; without it the command asks twice.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        String who = login.strip().toLowerCase(Locale.ROOT);
        String password = file == null ? asked() : ofFile();
        try {
            PasswordRule.check(who, password);
        } catch (Problem weak) {
            throw new WrongSetting(weak.getMessage());
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
                throw new WrongSetting("There is no account '" + login + "'; the administrators are: "
                        + administrators(connection) + ".");
            }
            return login + " has the new password. " + ended(changed.getLong("sessions"))
                    + (changed.getBoolean("active")
                            ? ""
                            : " The account is deactivated: another administrator can activate it.");
        }
    }

    private static String ended(long sessions) {
        return sessions == 0
                ? "Nobody was signed in with it."
                : sessions == 1 ? "One session was ended." : sessions + " sessions were ended.";
    }

    private static String administrators(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADMINISTRATORS);
                ResultSet names = statement.executeQuery()) {
            names.next();
            return Optional.ofNullable(names.getString(1)).orElse("none");
        }
    }

    private String asked() {
        Console console = System.console();
        if (console == null) {
            throw new WrongSetting("There is no terminal to ask for the password: name a file with --password-file.");
        }
        char[] once = console.readPassword("New password of %s: ", login);
        char[] twice = console.readPassword("Repeat it: ");
        if (once == null || !Arrays.equals(once, twice)) {
            throw new WrongSetting("The two passwords differ; nothing was changed.");
        }
        return new String(once);
    }

    private String ofFile() throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new WrongSetting("The file " + file + " cannot be read: name another with --password-file.");
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new WrongSetting("The file " + file + " is too large for a password.");
        }
        return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("");
    }
}
