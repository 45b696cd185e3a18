package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCheckTest {
    private static final HostCheck CHECK = new HostCheck("https://queue.example:8443");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue.example",
                "QUEUE.example",
                "queue.example.",
                "10.0.0.7",
                "::1",
                "localhost",
                "talon",
                "talon.local",
                "kiosk.lan"
            })
    void itsOwnNameNumbersAndNamesOfItsNetworkAreAnswered(String host) {
        assertThat(CHECK.isOurs(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "queue.example.evil.org", "xqueue.example", "local.evil.org", "10.0.0.7.evil.org"
            })
    void anotherNameIsNot(String host) {
        assertThat(CHECK.isOurs(host)).isFalse();
    }
}
