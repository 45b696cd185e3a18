package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.RequestId;
import dev.talon.db.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which id a request has, and where it is said. */
class RequestIdsTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void theIdOfAProxyIsAnsweredInTheHeaderAndInProblems() {
        Reply refused = node.get(
                "/centres/nowhere",
                "X-Request-Id",
                "proxy-7f3a",
                "traceparent",
                "00-" + TRACE + "-00f067aa0ba902b7-01");
        assertThat(id(refused)).isEqualTo("proxy-7f3a");
        assertThat(refused.text("/requestId")).isEqualTo("proxy-7f3a");
        Reply traced = node.get("/centres", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        assertThat(id(traced)).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with a space",
                "\"quoted\"",
                "semi;colon",
                "{}",
                "a2345678901234567890123456789012345678901234567890"
            })
    void anIdThatIsNotFitIsReplaced(String sent) {
        Reply reply = node.get("/centres", "X-Request-Id", sent);
        assertThat(id(reply)).isNotEqualTo(sent);
        assertThat(RequestId.given(id(reply))).isPresent();
        assertThat(id(node.get("/centres"))).as("each has another").isNotEqualTo(id(reply));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "nonsense"
            })
    void aTraceThatIsNoneIsPassedOver(String header) {
        assertThat(RequestId.ofTrace(header)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "10.1.2.3, true",
        "192.168.0.9, true",
        "fd12::1, true",
        "203.0.113.9, false",
        "2001:db8::9, false",
        "somewhere, false",
    })
    void onlyANearProxyIsBelieved(String peer, boolean near) {
        assertThat(RequestIds.isNear(peer)).isEqualTo(near);
    }

    private static String id(Reply reply) {
        return reply.http().headers().firstValue("X-Request-Id").orElseThrow();
    }
}
