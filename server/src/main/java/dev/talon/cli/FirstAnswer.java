package dev.talon.cli;

import dev.talon.Settings;
import dev.talon.db.DatabaseFault;
import dev.talon.web.UnavailableServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the first answer of an external PostgreSQL server, for as long as it takes: both may start with the
 * machine. An error that waiting does not cure, such as a schema of a newer Talon, still ends the process.
 */
final class FirstAnswer {
    static final Duration PAUSE = Duration.ofSeconds(3);
    /** After so many tries with the same reason it is logged again. */
    private static final int SAID_AGAIN = 20;

    private final Logger log = LoggerFactory.getLogger("talon");
    private UnavailableServer standIn;
    private String said = "";
    private int tries;

    /** Whether nothing answers yet on the ports of the pages and of health. */
    boolean isSilent() {
        return standIn == null;
    }

    Future<UnavailableServer> listen(Vertx vertx, Settings settings) {
        return UnavailableServer.listen(
                        vertx, settings.host(), settings.port(), settings.managementHost(), settings.managementPort())
                .onSuccess(listening -> standIn = listening);
    }

    /** A try has failed: reports it in the log, once and then every minute, and in the health. */
    void failed(DatabaseFault fault) {
        String why = fault.getMessage();
        if (!why.equals(said) || ++tries % SAID_AGAIN == 0) {
            log.warn("{} Talon waits for it and tries every {} s.", why, PAUSE.toSeconds());
            said = why;
        }
        standIn.because(why);
    }

    /** The real pages come. */
    Future<Void> close() {
        return standIn == null ? Future.succeededFuture() : standIn.close();
    }
}
