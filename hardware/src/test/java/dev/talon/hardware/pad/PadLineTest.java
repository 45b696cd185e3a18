package dev.talon.hardware.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.talon.hardware.link.LineState;
import dev.talon.hardware.link.LinkAddress.DeviceFile;
import dev.talon.hardware.link.LinkAddress.Serial;
import dev.talon.hardware.link.Pty;
import dev.talon.hardware.pad.PadProtocol.Press;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Pads at the other end of a cable. */
class PadLineTest {
    private final BlockingQueue<Press> presses = new LinkedBlockingQueue<>();

    @Test
    void serialPadsSayWhichKeyOfWhichPadWasPressedAndNoiseIsPassedOver() throws Exception {
        try (Pty cable = Pty.open();
                PadLine listening = new PadLine(Serial.usual(cable.path(), 9600), PadProtocol.FRAMES, presses::add)) {
            untilItListens(listening);
            assertThat(listening.state()).isEqualTo(new LineState(true, Optional.empty(), Optional.empty()));
            send(cable, 0x01, 0x20, 0x31);
            assertThat(next()).isEqualTo(new Press(0x20, PadKey.CALL));
            send(cable, 0x7F, 0x01, 0x21, 0x00, 0x01, 0x22, 0x34);
            assertThat(next()).as("a frame that lost a byte is left out").isEqualTo(new Press(0x22, PadKey.END));
            send(cable, 0x01, 0x01, 0x32);
            assertThat(next()).as("a pad whose address begins a frame").isEqualTo(new Press(0x01, PadKey.START));
            assertThat(listening.state().quietMs()).as("when a key came").isPresent();
        }
    }

    @Test
    void aNumericKeypadSaysItsKeysOnceHoweverLongTheyAreHeld() throws Exception {
        try (Pty cable = Pty.open();
                PadLine listening = new PadLine(new DeviceFile(cable.path()), PadProtocol.KEYPAD, presses::add)) {
            untilItListens(listening);
            send(cable, event(4, 4, 0x70058));
            send(cable, event(1, 96, 1));
            send(cable, event(1, 96, 2));
            send(cable, event(1, 96, 0));
            send(cable, event(1, 30, 1));
            send(cable, event(1, 74, 1));
            assertThat(next()).isEqualTo(new Press(0, PadKey.CALL));
            assertThat(next()).isEqualTo(new Press(0, PadKey.END));
        }
    }

    @Test
    void whatWasKeptWhileNobodyListenedIsNotAPress() throws Exception {
        try (Pty cable = Pty.open()) {
            send(cable, 0x01, 0x20, 0x31);
            try (PadLine listening = new PadLine(new DeviceFile(cable.path()), PadProtocol.FRAMES, presses::add)) {
                untilItListens(listening);
                send(cable, 0x01, 0x21, 0x32);
                assertThat(next()).isEqualTo(new Press(0x21, PadKey.START));
            }
        }
    }

    private static void untilItListens(PadLine line) {
        assertTimeout(Duration.ofSeconds(60), () -> {
            while (!line.state().connected()) {
                Thread.onSpinWait();
            }
        });
    }

    private Press next() throws InterruptedException {
        return presses.poll(60, TimeUnit.SECONDS);
    }

    private static void send(Pty cable, int... bytes) throws IOException {
        byte[] sent = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            sent[i] = (byte) bytes[i];
        }
        send(cable, sent);
    }

    private static void send(Pty cable, byte[] bytes) throws IOException {
        cable.out().write(bytes);
    }

    private static byte[] event(int type, int code, int value) {
        return ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(1_700_000_000L)
                .putLong(0)
                .putShort((short) type)
                .putShort((short) code)
                .putInt(value)
                .array();
    }
}
