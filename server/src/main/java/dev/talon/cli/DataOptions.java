package dev.talon.cli;

import static dev.talon.cli.Said.said;

import dev.talon.db.DataDirectory;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.WrongAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name the database. */
final class DataOptions {
    static final String DATA = "TALON_DATA";
    static final String DATABASE_URL = "TALON_DATABASE_URL";

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data.data")
    private String data;

    @Option(names = "--database-url", paramLabel = "URL", descriptionKey = "data.database-url")
    private String databaseUrl;

    /** @param name the last part of the default directory: {@code data} or {@code demo} */
    DataDirectory directory(Variables variables, String name) {
        String home = System.getProperty("user.home");
        Optional<String> given = variables.value(data, DATA);
        try {
            return new DataDirectory(given.map(text -> Path.of(text.replaceFirst("^~(?=/|$)", home)))
                    .orElseGet(() -> Path.of(home, ".local", "share", "talon", name)));
        } catch (InvalidPathException e) {
            throw new WrongSetting(said("data.directory", given.orElse("")));
        }
    }

    Optional<DatabaseAddress> database(Variables variables) {
        try {
            return variables.value(databaseUrl, DATABASE_URL).map(DatabaseAddress::parse);
        } catch (WrongAddress e) {
            throw new WrongSetting(e.text());
        }
    }
}
