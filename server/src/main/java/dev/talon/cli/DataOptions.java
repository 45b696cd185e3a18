package dev.talon.cli;

import dev.talon.db.DataDirectory;
import dev.talon.db.DatabaseAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name the database. */
final class DataOptions {
    static final String DATA = "TALON_DATA";
    static final String DATABASE_URL = "TALON_DATABASE_URL";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory of the embedded PostgreSQL; closed to other users. TALON_DATA;"
                    + " default ~/.local/share/talon/data (demo: ~/.local/share/talon/demo).")
    private String data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "A PostgreSQL to use instead of the embedded one:"
                    + " postgresql://user:password@host:5432/database?sslmode=require. Of several servers, one:5432,two:5432,"
                    + " Talon uses the one that is writable (?target_session_attrs=read-write; the same for a single"
                    + " server). TALON_DATABASE_URL is better: other users can see a command line.")
    private String databaseUrl;

    /** @param name the last part of the default directory: {@code data} or {@code demo} */
    DataDirectory directory(Variables variables, String name) {
        String home = System.getProperty("user.home");
        Optional<String> given = variables.value(data, DATA);
        try {
            return new DataDirectory(given.map(text -> Path.of(text.replaceFirst("^~(?=/|$)", home)))
                    .orElseGet(() -> Path.of(home, ".local", "share", "talon", name)));
        } catch (InvalidPathException e) {
            throw new WrongSetting("--data (TALON_DATA) must be a directory, not '" + given.orElse("") + "'.");
        }
    }

    Optional<DatabaseAddress> database(Variables variables) {
        try {
            return variables.value(databaseUrl, DATABASE_URL).map(DatabaseAddress::parse);
        } catch (IllegalArgumentException e) {
            throw new WrongSetting(e.getMessage());
        }
    }
}
