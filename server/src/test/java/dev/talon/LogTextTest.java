package dev.talon;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Nothing that others have a say in looks like a line of the log's own. */
class LogTextTest {
    private static final String FORGED =
            "north\n2026-11-28T00:00:00.000Z ERROR Failures: disk is on fire\u001b[31m\u2028\u202e\r";

    @Test
    void aMessageIsOneLine() throws Exception {
        String text = written(FORGED, null);
        assertThat(text.lines()).hasSize(1);
        assertThat(text).contains("north\\u000a2026", "fire\\u001b[31m\\u2028\\u202e\\u000d");
    }

    @Test
    void whatAFaultSaysIsSetIn() throws Exception {
        String text = written("failed", new IllegalStateException(FORGED, new IllegalArgumentException(FORGED)));
        assertThat(text.lines().filter(line -> line.startsWith("2026-11-28T00")))
                .isEmpty();
        assertThat(text)
                .doesNotContain("\u001b", "\u202e")
                .contains("Caused by: java.lang.IllegalArgumentException: north", "\tat ");
    }

    /** As the server's own configuration writes it. */
    private static String written(String message, Throwable fault) throws Exception {
        var context = new LoggerContext();
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogTextTest.class.getResource("/logback.xml"));
        var logger = context.getLogger("a.b.Test");
        var out = (ConsoleAppender<?>) context.getLogger("ROOT").getAppender("OUT");
        var event = new LoggingEvent("", logger, Level.ERROR, message, fault, null);
        @SuppressWarnings("unchecked")
        var encoder = (ch.qos.logback.core.encoder.Encoder<LoggingEvent>) out.getEncoder();
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
