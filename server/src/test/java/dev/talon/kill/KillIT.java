package dev.talon.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import dev.talon.cli.TalonProcess;
import dev.talon.db.DataDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Talon under load is killed again and again: nothing that was acknowledged is lost, nothing happens twice. */
class KillIT {
    private static final Logger LOG = LoggerFactory.getLogger(KillIT.class);
    private static final String PASSWORD = "a-password-for-scripts";
    private static final int KILLS = Proof.times(2, 20);
    private static final int COMMANDS_A_LIFE = 400;

    @TempDir
    Path temporary;

    @Test
    void whatWasAcknowledgedOutlivesEveryKill() throws Exception {
        var data = new DataDirectory(temporary.resolve("data"));
        var line = new Line();
        var crowd = new Crowd(line, "north");
        TalonProcess talon = serve(data, line);
        try {
            line.signIn(PASSWORD);
            line.ask("/centres", """
                    {"code":"north","name":{"ru":"Север","en":"North"},"zone":"Europe/Moscow"}""");
            line.allowSeveralDesks("north");
            crowd.come();
            for (int kill = 0; kill < KILLS; kill++) {
                line.awaitAnswers(COMMANDS_A_LIFE);
                line.serves(0);
                talon.kill();
                talon = serve(data, line);
            }
            line.awaitAnswers(COMMANDS_A_LIFE);
            crowd.leave();
            try (var books = new Books(data.address().orElseThrow())) {
                check(crowd, books);
            }
            LOG.info(
                    "{} kills: {} commands answered, {} sent again; {} tickets, {} calls, {} services, all there, none twice",
                    KILLS,
                    line.answered(),
                    line.askedAgain(),
                    crowd.tickets.size(),
                    crowd.called.size(),
                    crowd.finished.size());
        } finally {
            talon.close();
            data.postmaster().ifPresent(ProcessHandle::destroy);
        }
    }

    private static void check(Crowd crowd, Books books) throws Exception {
        assertThat(crowd.surprises).isEmpty();
        assertThat(books.tickets()).as("every ticket was acknowledged once").isEqualTo(crowd.tickets);
        assertThat(books.prefixesWithGaps()).isZero();
        assertThat(books.desksOf("called")).isEqualTo(crowd.called);
        assertThat(books.desksOf("started").keySet()).isEqualTo(crowd.started);
        assertThat(books.desksOf("finished").keySet()).isEqualTo(crowd.finished);
        assertThat(books.served()).isEqualTo(crowd.finished);
        assertThat(books.count("SELECT count(*) FROM stage WHERE state IN ('called', 'serving')"))
                .as("nobody sits at a desk: everybody finished")
                .isZero();
    }

    private static TalonProcess serve(DataDirectory data, Line line) throws Exception {
        var settings = List.of(
                "TALON_PORT=0",
                "TALON_MANAGEMENT_PORT=0",
                "TALON_DATA=" + data.path(),
                "TALON_ADMIN_PASSWORD=" + PASSWORD);
        TalonProcess talon = TalonProcess.start(settings, "serve");
        line.serves(talon.ports()[0]);
        return talon;
    }
}
