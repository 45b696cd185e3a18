package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.talon.TestNode;
import dev.talon.Until;
import dev.talon.db.RequestId;
import dev.talon.db.TestDatabase;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Which answers leave a line in the log, under the name of their request. */
class AnswerLogTest {
    /** The lines by the names of their requests. */
    private static final Map<String, ILoggingEvent> LINES = new ConcurrentHashMap<>();

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(AnswerLog.class);
    private static final AppenderBase<ILoggingEvent> APPENDER = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            RequestId.now().ifPresent(id -> LINES.put(id.text(), event));
        }
    };

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        APPENDER.start();
        LOGGER.addAppender(APPENDER);
    }

    @AfterAll
    static void stop() {
        LOGGER.detachAppender(APPENDER);
        node.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /centres/nowhere/tickets/0b8f7a5e-3b7c-4a55-9d5d-0d3b6d1f2a11, /api/v1/centres/nowhere/tickets/{id}, 400",
        "GET, /staff/petrova/more, /api/v1/staff/…/more, 404",
        "GET, /tickets/0b8f7a5e-3b7c-4a55-9d5d-0d3b6d1f2a11?phone=79161234567, /api/v1/tickets/…, 404",
        "PUT, /staff/petrova, /api/v1/staff/{login}, 400",
        "GET, /centres?colour=red, /api/v1/centres, 400"
    })
    void aRefusalIsFoundByTheNameOfItsRequestAndHasNothingPrivateInIt(
            String method, String path, String address, int status) {
        ILoggingEvent line = lineOf(method, path);
        assertThat(line.getFormattedMessage())
                .startsWith(method + " " + address + " was answered " + status + " after ");
        assertThat(line.getKeyValuePairs().stream()
                        .filter(pair -> !pair.key.equals("ms"))
                        .collect(Collectors.toMap(pair -> pair.key, pair -> pair.value)))
                .isEqualTo(Map.of("method", method, "path", address, "status", status));
    }

    @Test
    void whatGoesWellLeavesNoLine() {
        String id = UUID.randomUUID().toString();
        assertThat(node.get("/centres", "X-Request-Id", id).status()).isEqualTo(200);
        lineOf("GET", "/centres/nowhere");
        assertThat(LINES).doesNotContainKey(id);
    }

    @ParameterizedTest
    @CsvSource({
        "200, application/json, 2999, false",
        "200, application/json, 3000, true",
        "204, , 4000, true",
        "200, text/event-stream, 86400000, false",
        "101, , 86400000, false",
        "404, application/problem+json, 1, true",
        "503, application/problem+json, 1, true"
    })
    void whatTookLongIsSaidAndWhatLastsByItsNatureIsNot(int status, String type, long millis, boolean said) {
        assertThat(AnswerLog.isSaid(status, type, millis)).isEqualTo(said);
    }

    private static ILoggingEvent lineOf(String method, String path) {
        String id = UUID.randomUUID().toString();
        node.send(method, path, method.equals("GET") ? "" : "{}", "X-Request-Id", id);
        return Until.found("a line of " + path, () -> Optional.ofNullable(LINES.get(id)));
    }
}
