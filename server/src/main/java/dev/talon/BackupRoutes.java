package dev.talon;

import dev.talon.backup.BackupFolder;
import dev.talon.backup.ScheduledBackups;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** {@code /backups}: whether backups are made on a schedule, and how the last one went. */
final class BackupRoutes implements Routes {
    /**
     * As the contract has it.
     *
     * @param scheduled {@code elsewhere}: of a PostgreSQL of one's own, by its own means
     */
    private record Backups(
            String scheduled,
            Optional<String> folder,
            Optional<Instant> last,
            Optional<Long> bytes,
            boolean late,
            Optional<String> fault) {}

    private final Settings settings;
    private final Optional<ScheduledBackups> backups;

    BackupRoutes(Settings settings, Optional<ScheduledBackups> backups) {
        this.settings = settings;
        this.backups = backups;
    }

    @Override
    public void mount(Api api) {
        api.on("backups", request -> Future.succeededFuture(Answer.ok(read(request.language()))));
    }

    private Backups read(String language) {
        if (backups.isEmpty()) {
            String scheduled = settings.demo() || settings.database().isPresent() ? "elsewhere" : "no";
            return new Backups(
                    scheduled, Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());
        }
        ScheduledBackups.State state = backups.get().state();
        return new Backups(
                "yes",
                Optional.of(state.folder().toString()),
                state.last().map(BackupFolder.File::begun),
                state.last().map(BackupFolder.File::bytes),
                state.late(),
                state.fault().map(why -> why.in(language)));
    }
}
