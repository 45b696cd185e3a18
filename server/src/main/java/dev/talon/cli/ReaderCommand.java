package dev.talon.cli;

import static dev.talon.cli.Said.said;

import dev.talon.db.BesideServer;
import dev.talon.db.DatabaseAddress;
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
        boolean made = work(
                variables,
                given,
                connection -> ReaderRole.give(connection, name, password.toCharArray(), given.isEmpty()));
        System.err.println(Said.text(made ? "reader.made" : "reader.changed", name));
        if (file == null) {
            System.err.println(Said.text("reader.password"));
            System.out.println(password);
        }
        System.err.println(address(variables, given));
        return 0;
    }

    private <T> T work(Variables variables, Optional<DatabaseAddress> given, BesideServer.Work<T> work) {
        return given.isPresent()
                ? BesideServer.work(given.get(), work)
                : BesideServer.work(data.directory(variables, "data"), work);
    }

    private String address(Variables variables, Optional<DatabaseAddress> given) {
        if (given.isPresent()) {
            DatabaseAddress at = given.get();
            return Said.text(
                    "reader.connect", "postgresql://%s@%s:%d/%s".formatted(name, at.host(), at.port(), at.database()));
        }
        return variables
                .value(null, DATABASE_PORT)
                .map(port -> Said.text("reader.connect", "postgresql://" + name + "@127.0.0.1:" + port + "/talon"))
                .orElseGet(() -> Said.text("reader.no-port"));
    }

    private static String random() {
        var bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
