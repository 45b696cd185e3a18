package dev.talon.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientNetworkTest {
    @Test
    void aProxyOnThisMachineIsBelievedInItsOwnEntryOnly() {
        assertThat(ClientNetwork.of("127.0.0.1", "1.2.3.4, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(ClientNetwork.of("::1", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(ClientNetwork.of("198.51.100.7", "203.0.113.9")).isEqualTo("198.51.100.7");
    }

    @Test
    void whatIsNoAddressIsPassedOver() {
        assertThat(ClientNetwork.of("127.0.0.1", "localhost")).isEqualTo("127.0.0.1");
        assertThat(ClientNetwork.of("127.0.0.1", "")).isEqualTo("127.0.0.1");
        assertThat(ClientNetwork.of("127.0.0.1", null)).isEqualTo("127.0.0.1");
        assertThat(ClientNetwork.of(null, "203.0.113.9")).isEqualTo("unknown");
    }

    @Test
    void aSubscriberOfIpv6IsOneNeighbourhood() {
        assertThat(ClientNetwork.of("2001:db8:1:2::5", null)).isEqualTo(ClientNetwork.of("2001:db8:1:2:aaaa::9", null));
        assertThat(ClientNetwork.of("2001:db8:1:3::5", null)).isNotEqualTo(ClientNetwork.of("2001:db8:1:2::5", null));
    }
}
