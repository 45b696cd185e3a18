package dev.talon.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeighbourhoodTest {
    @Test
    void aProxyOnThisMachineIsBelievedInItsOwnEntryOnly() {
        assertThat(Neighbourhood.of("127.0.0.1", "1.2.3.4, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(Neighbourhood.of("::1", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(Neighbourhood.of("198.51.100.7", "203.0.113.9")).isEqualTo("198.51.100.7");
    }

    @Test
    void whatIsNoAddressIsPassedOver() {
        assertThat(Neighbourhood.of("127.0.0.1", "localhost")).isEqualTo("127.0.0.1");
        assertThat(Neighbourhood.of("127.0.0.1", "")).isEqualTo("127.0.0.1");
        assertThat(Neighbourhood.of("127.0.0.1", null)).isEqualTo("127.0.0.1");
        assertThat(Neighbourhood.of(null, "203.0.113.9")).isEqualTo("unknown");
    }

    @Test
    void aSubscriberOfIpv6IsOneNeighbourhood() {
        assertThat(Neighbourhood.of("2001:db8:1:2::5", null)).isEqualTo(Neighbourhood.of("2001:db8:1:2:aaaa::9", null));
        assertThat(Neighbourhood.of("2001:db8:1:3::5", null)).isNotEqualTo(Neighbourhood.of("2001:db8:1:2::5", null));
    }
}
