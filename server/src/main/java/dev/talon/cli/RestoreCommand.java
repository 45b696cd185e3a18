package dev.talon.cli;

import dev.talon.db.DataDirectory;
import dev.talon.db.Restore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "restore", description = "Puts the backup FILE into an empty data directory and checks that it works.")
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private DataOptions data;

    @Parameters(paramLabel = "FILE", description = "A file that talon backup wrote.")
    private Path file;

    @Override
    public Integer call() {
        var variables = Variables.ofProcess();
        if (data.database(variables).isPresent()) {
            throw new WrongSetting("Talon restores its embedded PostgreSQL only: for the server in TALON_DATABASE_URL"
                    + " use its own pg_restore.");
        }
        DataDirectory directory = data.directory(variables, "data");
        Restore.read(file, directory);
        System.err.println(
                "Restored into " + directory.path() + " and checked; next: talon serve --data " + directory.path());
        return 0;
    }
}
