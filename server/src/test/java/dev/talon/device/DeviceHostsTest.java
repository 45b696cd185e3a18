package dev.talon.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceHostsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "printer",
                "printer-3.hall.example.org",
                "kassa_2",
                "10.0.0.7",
                "fd00::7",
                "::ffff:10.0.0.7",
                "3com",
                "a.",
                "xn--80ak6aa92e.example"
            })
    void aNameOrAnAddressIsAHost(String host) {
        assertThat(DeviceNetworks.isHost(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "http://x y",
                "-evil",
                "evil-",
                "$(id)",
                "a;b",
                "a b",
                "a\tb",
                "a\nb",
                "10.0.0.300",
                "10.0.7",
                "7",
                "2130706433",
                "a..b",
                ".a",
                "a/b",
                "user@host",
                "host:9100",
                "[::1]",
                "fe80::1::2",
                "принтер",
                "a\u0000b",
                "a%b",
                "0x7f.1",
                "::1]"
            })
    void anythingElseIsNone(String host) {
        assertThat(DeviceNetworks.isHost(host)).isFalse();
    }

    @Test
    void aNameHasAtMost253CharactersAndEachPart63() {
        String label = "a".repeat(63);
        assertThat(DeviceNetworks.isHost(String.join(".", List.of(label, label, label, "a".repeat(61)))))
                .isTrue();
        assertThat(DeviceNetworks.isHost(String.join(".", List.of(label, label, label, "a".repeat(62)))))
                .isFalse();
        assertThat(DeviceNetworks.isHost(label + "a")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, true, true",
        "8.8.8.8, true, true",
        "fd00::7, true, true",
        "127.0.0.1, false, true",
        "127.9.9.9, false, true",
        "::1, false, true",
        "::ffff:127.0.0.1, false, true",
        "169.254.169.254, false, false",
        "fe80::1, false, false",
        "0.0.0.0, false, false",
        "::, false, false",
        "224.0.0.251, false, false"
    })
    void noDeviceIsWhereOnlyTheMachineOrItsCableIs(String address, boolean usual, boolean alone) throws Exception {
        InetAddress there = InetAddress.getByName(address);
        assertThat(DeviceNetworks.USUAL.allow(there)).isEqualTo(usual);
        assertThat(DeviceNetworks.WITH_LOOPBACK.allow(there)).isEqualTo(alone);
    }

    @Test
    void namedNetworksAreTheOnlyOnes() throws Exception {
        DeviceNetworks only = DeviceNetworks.only("10.20.0.0/16, 127.0.0.1, fd00::/8");
        for (String in : List.of("10.20.3.4", "127.0.0.1", "fd12::1")) {
            assertThat(only.allow(InetAddress.getByName(in))).as(in).isTrue();
        }
        for (String out : List.of("10.21.0.1", "127.0.0.2", "fe80::1", "8.8.8.8")) {
            assertThat(only.allow(InetAddress.getByName(out))).as(out).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "10.0.0/8",
                "printer",
                "10.0.0.0/8,",
                "fd00::/129",
                "10.0.0.0/-1",
                "10.0.0.0/x"
            })
    void whatIsNoNetworkIsNamed(String networks) {
        assertThatThrownBy(() -> DeviceNetworks.only(networks)).isInstanceOf(IllegalArgumentException.class);
    }
}
