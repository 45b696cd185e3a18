package dev.talon.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Runs {@code initdb}: creates an empty database, and the configuration with which every database directory is
 * served.
 */
final class NewCluster {
    /** What PostgreSQL is told to do, to run and whom to let in. */
    private static final List<String> CONFIGURATION =
            List.of("postgresql.conf", "postgresql.auto.conf", "pg_hba.conf", "pg_ident.conf");

    private NewCluster() {}

    /** Created in a separate directory and then moved: an interrupted start leaves nothing incomplete. */
    static void make(DataDirectory directory, PostgresProgram program) throws IOException {
        Path fresh = directory.path().resolve("postgresql.new");
        Path password = directory.path().resolve(DataDirectory.PASSWORD_FILE);
        initdb(program, fresh, password);
        Files.move(password, fresh.resolve(DataDirectory.PASSWORD_FILE));
        Files.move(fresh, directory.figures(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Gives a restored database the configuration of a new one, whatever it had. */
    static void configure(Path figures, PostgresProgram program) throws IOException {
        Path model = figures.resolveSibling("postgresql.model");
        Path password = figures.resolveSibling(DataDirectory.PASSWORD_FILE);
        try {
            initdb(program, model, password, "--no-sync");
            for (String name : CONFIGURATION) {
                Files.move(model.resolve(name), figures.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Trees.delete(model);
            Files.deleteIfExists(password);
        }
    }

    private static void initdb(PostgresProgram program, Path fresh, Path password, String... more) throws IOException {
        Trees.delete(fresh);
        Files.deleteIfExists(password);
        Files.createFile(password, OwnFiles.file(password));
        Files.writeString(password, randomPassword() + "\n");
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + fresh,
                "--username=talon",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // Orders text the same on every machine and after every upgrade of it.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions"));
        arguments.addAll(List.of(more));
        PostgresProgram.Answer made = program.run("initdb", arguments);
        if (!made.ok()) {
            throw new IOException(made.lastLine());
        }
    }

    private static String randomPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
