package dev.talon.hardware.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hardware.link.LinkAddress.Flow;
import dev.talon.hardware.link.LinkAddress.Parity;
import dev.talon.hardware.link.LinkAddress.Serial;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialLinkTest {
    private static final int SPEED = 0x100F;
    private static final int TWO_STOP_BITS = 0x40;
    private static final int RTS_CTS = 0x8000_0000;
    private static final int XON = 0x400;
    private static final int XOFF = 0x1000;

    /** The numbers of the speeds are the kernel's; a pty keeps no parity and no 7 bits, so these cannot be looked at here. */
    @ParameterizedTest
    @CsvSource({
        "9600, 1, NONE, 13, false, false, false",
        "19200, 2, XON_XOFF, 14, true, false, true",
        "115200, 1, RTS_CTS, 4098, false, true, false"
    })
    void thePortGetsItsSettings(
            int speed, int stopBits, Flow flow, int code, boolean twoStopBits, boolean wires, boolean characters)
            throws Exception {
        try (Pty cable = Pty.open();
                Link link = Links.open(
                        new Serial(cable.path(), speed, Parity.NONE, 8, stopBits, flow), Duration.ofSeconds(1))) {
            int input = cable.settings()[0];
            int control = cable.settings()[2];

            assertThat(link).isNotNull();
            assertThat(control & SPEED).isEqualTo(code);
            assertThat((control & TWO_STOP_BITS) != 0).isEqualTo(twoStopBits);
            assertThat((control & RTS_CTS) != 0).isEqualTo(wires);
            assertThat((input & XON) != 0).isEqualTo(characters);
            assertThat((input & XOFF) != 0).isEqualTo(characters);
        }
    }

    @Test
    void theTimeOnTheLineCountsEveryBit() {
        Serial usual = Serial.usual("COM1", 9600);
        Serial longest = new Serial("COM1", 1200, Parity.EVEN, 8, 2, Flow.NONE);

        assertThat(usual.timeFor(960)).isBetween(Duration.ofMillis(999), Duration.ofMillis(1001));
        assertThat(longest.timeFor(100)).isBetween(Duration.ofMillis(999), Duration.ofMillis(1001));
        assertThat(new LinkAddress.Tcp("printer", 9100).timeFor(40_000)).isZero();
    }
}
