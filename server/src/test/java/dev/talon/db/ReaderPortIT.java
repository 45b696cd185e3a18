package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.cli.TalonProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where {@code talon reader} says to connect: as the PostgreSQL that runs was given its port, whatever the command's own settings are. Beside a
 * whole server CommandsIT asks it.
 */
class ReaderPortIT {
    @TempDir
    Path temporary;

    @Test
    void thePortIsToldAsPostgresqlWasGivenIt() throws Exception {
        var directory = new DataDirectory(temporary.resolve("data"));
        EmbeddedDatabase free = EmbeddedDatabase.start(directory, 0);
        try {
            Database.migrated(free.address());
            assertThat(said("TALON_LANG=en"))
                    .contains("Until serve is started again: " + psql(free)
                            + ". Each start of serve takes another port: to keep one, set TALON_DATABASE_PORT for it");
            assertThat(said("TALON_LANG=ru", "TALON_DATABASE_PORT=5999"))
                    .contains("До следующего запуска serve: " + psql(free) + ". При каждом запуске serve порт другой:");
        } finally {
            free.stop();
        }
        EmbeddedDatabase fixed = EmbeddedDatabase.start(directory, port());
        try {
            assertThat(said("TALON_LANG=ru")).endsWith("Подключение: " + psql(fixed));
        } finally {
            fixed.stop();
        }
        EmbeddedDatabase ofAnEarlierTalon = EmbeddedDatabase.start(directory, " -c talon.port=");
        try {
            assertThat(said("TALON_LANG=en"))
                    .contains("PostgreSQL answers now: " + psql(ofAnEarlierTalon)
                            + ". Who started it did not say whether the port stays.")
                    .contains(
                            "TALON_DATABASE_PORT=" + ofAnEarlierTalon.address().port() + " (");
        } finally {
            ofAnEarlierTalon.stop();
        }
        assertThat(said("TALON_LANG=ru"))
                .contains("serve сейчас не работает, а порта его PostgreSQL среди настроек этой команды нет.")
                .endsWith("Когда serve работает, talon reader bi говорит, куда подключаться.")
                .doesNotContain("psql");
        assertThat(said("TALON_LANG=en", "TALON_DATABASE_PORT=5999"))
                .endsWith("serve does not run now. Once it runs with TALON_DATABASE_PORT=5999: "
                        + "psql \"postgresql://bi@127.0.0.1:5999/talon\".");
    }

    private static String psql(EmbeddedDatabase database) {
        return "psql \"postgresql://bi@127.0.0.1:" + database.address().port() + "/talon\"";
    }

    private String said(String... settings) throws Exception {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("TALON_DATA=" + temporary.resolve("data"));
        try (TalonProcess reader = TalonProcess.start(all, "reader", "bi")) {
            int code = reader.exitCode();
            String text = String.join("\n", reader.said());
            assertThat(code).as(text).isZero();
            return text;
        }
    }

    private static int port() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
