package dev.talon.events.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To which addresses hooks may lead. */
class HookNetworksTest {
    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "93.184.216.34", "172.32.0.1", "2a00:1450:4010:c0e::71"})
    void publicOnesAreAllowed(String address) throws UnknownHostException {
        assertThat(HookNetworks.PUBLIC.allow(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
                        "224.0.0.1",
                "255.255.255.255", "::1", "::", "::ffff:10.0.0.1", "fe80::1", "fd00::1", "ff02::1", "64:ff9b::a00:1"
            })
    void thoseInsideAreNot(String address) throws UnknownHostException {
        assertThat(HookNetworks.PUBLIC.allow(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.20.3.4", "8.8.8.8"})
    void namedOnesAreAllowedBesidePublicOnes(String address) throws UnknownHostException {
        HookNetworks named = HookNetworks.and("10.20.0.0/16");
        assertThat(named.allow(InetAddress.getByName(address))).isTrue();
        assertThat(named.allow(InetAddress.getByName("10.21.0.1"))).isFalse();
    }
}
