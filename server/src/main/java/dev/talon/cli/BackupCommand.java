package dev.talon.cli;

import static dev.talon.cli.Said.said;

import dev.talon.db.Backup;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private DataOptions data;

    @Parameters(paramLabel = "FILE", descriptionKey = "backup.FILE")
    private Path file;

    private long shown = -1;

    @Override
    public Integer call() {
        var variables = Variables.ofProcess();
        if (data.database(variables).isPresent()) {
            throw new WrongSetting(said("backup.elsewhere"));
        }
        boolean person = System.console() != null;
        Backup.Result result =
                Backup.write(data.directory(variables, "data"), file, person ? this::show : (done, total) -> {});
        System.err.println((person ? "\r" : "")
                + Said.text(
                        "backup.done",
                        result.file(),
                        "%,d".formatted(result.bytes()),
                        result.until().truncatedTo(ChronoUnit.SECONDS)));
        return 0;
    }

    private void show(long done, long total) {
        long percent = total == 0 ? 100 : Math.min(100, done * 100 / total);
        if (percent != shown) {
            shown = percent;
            System.err.print(
                    "\r" + Said.text("backup.percent", "%3d".formatted(percent), "%,d".formatted(total >> 20)));
        }
    }
}
