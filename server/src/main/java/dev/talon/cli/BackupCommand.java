package dev.talon.cli;

import dev.talon.db.Backup;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = "Writes a backup of the embedded PostgreSQL to FILE (.tar.gz), whether serve runs or not.")
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private DataOptions data;

    @Parameters(
            paramLabel = "FILE",
            description = "The file to write; an older one of that name is replaced at the end.")
    private Path file;

    private long shown = -1;

    @Override
    public Integer call() {
        var variables = Variables.ofProcess();
        if (data.database(variables).isPresent()) {
            throw new WrongSetting("Talon backs up its embedded PostgreSQL only: for the server in TALON_DATABASE_URL"
                    + " use its own pg_dump or pg_basebackup.");
        }
        boolean person = System.console() != null;
        Backup.Result result =
                Backup.write(data.directory(variables, "data"), file, person ? this::show : (done, total) -> {});
        System.err.printf(
                "%sBacked up to %s: %,d bytes, with everything committed before %s.%n",
                person ? "\r" : "",
                result.file(),
                result.bytes(),
                result.until().truncatedTo(ChronoUnit.SECONDS));
        return 0;
    }

    private void show(long done, long total) {
        long percent = total == 0 ? 100 : Math.min(100, done * 100 / total);
        if (percent != shown) {
            shown = percent;
            System.err.printf("\r%3d %% of %,d MB", percent, total >> 20);
        }
    }
}
