package dev.talon.cli;

import static dev.talon.cli.Said.said;

import dev.talon.db.DataDirectory;
import dev.talon.db.Restore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private DataOptions data;

    @Parameters(paramLabel = "FILE", descriptionKey = "restore.FILE")
    private Path file;

    @Override
    public Integer call() {
        var variables = Variables.ofProcess();
        if (data.database(variables).isPresent()) {
            throw new WrongSetting(said("restore.elsewhere"));
        }
        DataDirectory directory = data.directory(variables, "data");
        Restore.read(file, directory);
        System.err.println(Said.text("restore.done", directory.path()));
        return 0;
    }
}
