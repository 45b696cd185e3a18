package dev.talon.cli;

import static dev.talon.cli.Said.said;

import dev.talon.db.BesideServer;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.DatabasePort;
import dev.talon.db.ReaderRole;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "reader")
final class ReaderCommand implements Callable<Integer> {
    private static final int LEAST = 12;
    private static final String DATABASE_PORT = "TALON_DATABASE_PORT";

    @Mixin
    private DataOptions data;

    @Parameters(paramLabel = "NAME", descriptionKey = "reader.NAME")
    private String name;

    @Option(names = "--password-file", paramLabel = "FILE", descriptionKey = "reader.password-file")
    private Path file;

    @Option(names = "--remove", descriptionKey = "reader.remove")
    private boolean remove;

    @Override
    public Integer call() throws Exception {
        if (!ReaderRole.NAME.matcher(name).matches()) {
            throw new WrongSetting(said("reader.name", name));
        }
        var variables = Variables.ofProcess();
        Optional<DatabaseAddress> given = data.database(variables);
        if (remove) {
            work(variables, given, connection -> {
                ReaderRole.remove(connection, name);
                return true;
            });
            System.err.println(Said.text("reader.removed", name));
            return 0;
        }
        String password = file == null ? random() : PasswordFile.read(file);
        if (password.length() < LEAST) {
            throw new WrongSetting(said("reader.short", LEAST));
        }
        Given role = work(
                variables,
                given,
                connection -> new Given(
                        ReaderRole.give(connection, name, password.toCharArray(), given.isEmpty()),
                        DatabasePort.of(connection)));
        System.err.println(Said.text(role.made() ? "reader.made" : "reader.changed", name));
        if (file == null) {
            System.err.println(Said.text("reader.password"));
            System.out.println(password);
        }
        System.err.println(given.map(this::connect).orElseGet(() -> connect(variables, role.port())));
        return 0;
    }

    private <T> T work(Variables variables, Optional<DatabaseAddress> given, BesideServer.Work<T> work) {
        return given.isPresent()
                ? BesideServer.work(given.get(), work)
                : BesideServer.work(data.directory(variables, "data"), work);
    }

    private String connect(DatabaseAddress at) {
        return Said.text(
                "reader.connect", "postgresql://%s@%s:%d/%s".formatted(name, at.host(), at.port(), at.database()));
    }

    /** What holds is what the running PostgreSQL was started with; a setting of this command need not be the server's. */
    private String connect(Variables variables, DatabasePort port) {
        String number = Integer.toString(port.number());
        return switch (port.given()) {
            case FIXED -> Said.text("reader.connect", embedded(number));
            case FREE -> Said.text("reader.port.free", embedded(number));
            case UNKNOWN -> Said.text("reader.port.unknown", embedded(number), number);
            case COMMAND ->
                variables
                        .value(null, DATABASE_PORT)
                        .map(set -> Said.text("reader.port.later", embedded(set), set))
                        .orElseGet(() -> Said.text("reader.port.none", name));
        };
    }

    private String embedded(String port) {
        return "postgresql://" + name + "@127.0.0.1:" + port + "/talon";
    }

    /** What was done, and where the database is. */
    private record Given(boolean made, DatabasePort port) {}

    private static String random() {
        var bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
