package dev.talon.hardware.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** A device that was stuck is closed and opened again: it takes all of what comes then, and nothing of what came before among it. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosedLinkTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration STALL = Duration.ofMillis(20);
    private static final byte OLD = 'o';
    private static final byte NEW = 'n';
    private static final byte END = '.';

    @RepeatedTest(4)
    void aSerialPortIsOpenedOnceItIsClosed() throws Exception {
        try (Pty cable = Pty.open()) {
            assertNothingMixes(cable, LinkAddress.Serial.usual(cable.path(), 115_200));
        }
    }

    @RepeatedTest(4)
    void aDeviceFileIsOpenedOnceItIsClosed() throws Exception {
        try (Pty cable = Pty.open()) {
            assertNothingMixes(cable, new LinkAddress.DeviceFile(cable.path()));
        }
    }

    private static void assertNothingMixes(Pty cable, LinkAddress address) throws Exception {
        Link stuck = Links.open(address, SOON);
        while (stuck.write(bytes(OLD, 1_024), STALL)) {
            // The system takes some more.
        }
        stuck.close();
        try (Link next = Links.open(address, SOON)) {
            var read = new StringBuilder();
            var reader = new Thread(() -> read(cable.in(), read));
            reader.start();
            assertThat(next.write(bytes(NEW, 3_000), SOON)).isTrue();
            assertThat(next.write(bytes(END, 1), SOON)).isTrue();
            reader.join();
            assertThat(read.toString()).matches("o*n{3000}\\.");
        }
    }

    private static void read(InputStream in, StringBuilder into) {
        try {
            for (int one = in.read(); one >= 0; one = in.read()) {
                into.append((char) one);
                if (one == END) {
                    return;
                }
            }
        } catch (IOException e) {
            into.append(e);
        }
    }

    private static ByteBuffer bytes(byte each, int count) {
        byte[] all = new byte[count];
        Arrays.fill(all, each);
        return ByteBuffer.wrap(all);
    }
}
