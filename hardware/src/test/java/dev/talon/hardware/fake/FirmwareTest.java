package dev.talon.hardware.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fake printer is as strict as the papers need it to be. */
class FirmwareTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final byte[] A_DOT = {0x1D, 'v', '0', 0, 1, 0, 1, 0, 1};
    private static final byte[] CUT = {0x1B, 'm'};

    private final FakePrinter printer = FakePrinter.start();

    @AfterEach
    void switchOff() {
        printer.close();
    }

    @Test
    void lettersAreReadThroughTheirCodePage() throws Exception {
        send(bytes(0x1B, 't', 17), text("Талон", "IBM866"), bytes('\n'), CUT);
        printer.paper(SOON);
        assertThat(printer.lines()).containsExactly("Талон");

        send(bytes(0x1B, 't', 46), text("Талон", "windows-1251"), bytes('\n'), CUT);
        printer.paper(SOON);
        assertThat(printer.lines()).containsExactly("Талон");

        send(bytes(0x1B, 't', 17), text("Талон", "windows-1251"), bytes('\n'), CUT);
        printer.paper(SOON);
        assertThat(printer.lines()).as("the wrong table shows").doesNotContain("Талон");
        assertThat(printer.faults()).isEmpty();
    }

    @Test
    void anUnknownCodePageIsAFault() throws Exception {
        assertThat(faultOf(bytes(0x1B, 't', 200))).contains("200");
    }

    @Test
    void aQrCodeOfTheWrongModelIsAFault() throws Exception {
        assertThat(faultOf(bytes(0x1D, '(', 'k', 4, 0, 49, 65, 48, 0))).contains("model 2");
        assertThat(faultOf(bytes(0x1D, '(', 'k', 3, 0, 49, 81, 48))).contains("with data");
        assertThat(faultOf(bytes(0x1D, '(', 'k', 3, 0, 49, 67, 17))).contains("module");
    }

    @Test
    void aStyleThatSpoilsTheLineSpacingIsAFault() throws Exception {
        assertThat(faultOf(bytes(0x1B, '3', 0))).contains("1B 33");
    }

    @Test
    void whatIsNoCommandIsAFault() throws Exception {
        assertThat(faultOf(bytes(0x07))).contains("07");
        assertThat(faultOf(bytes(0x1B, 'Z'))).contains("1B 5A");
        assertThat(faultOf(bytes(0x1D, '!', 0x88))).contains("88");
        assertThat(faultOf(bytes(0x1D, 'e', 9))).contains("presenter");
    }

    @Test
    void whatDoesNotFitThePaperIsAFault() throws Exception {
        assertThat(faultOf(text("x".repeat(49), "IBM866"))).contains("longer than the paper");
        assertThat(faultOf(bytes(0x1D, 'v', '0', 0, 73, 0, 1, 0))).contains("wider than the paper");
    }

    @Test
    void aPictureOrACutWithinALineIsAFault() throws Exception {
        assertThat(faultOf(text("x", "IBM866"), A_DOT)).contains("within a line");
        assertThat(faultOf(text("x", "IBM866"), CUT)).contains("through a line");
        assertThat(faultOf(text("x", "IBM866"), bytes(0x1B, 'a', 1))).contains("within a line");
    }

    @Test
    void aPaperIsPresentedOnceAndAfterTheCut() throws Exception {
        assertThat(faultOf(A_DOT, bytes(0x1D, 'e', 5))).contains("not cut");

        send(A_DOT, CUT, bytes(0x1D, 'e', 3, 12), bytes(0x1D, 'e', 2));
        printer.paper(SOON);
        send(A_DOT, CUT);
        printer.paper(SOON);
        assertThat(printer.motions()).containsExactly("present 12");
        assertThat(printer.faults()).hasSize(2).last().asString().contains("not cut");
    }

    /** The last fault after these bytes and a good paper behind them. */
    private String faultOf(byte[]... parts) throws Exception {
        send(parts);
        send(A_DOT, CUT);
        printer.paper(SOON);
        assertThat(printer.faults()).isNotEmpty();
        return printer.faults().get(printer.faults().size() - 1);
    }

    private void send(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), printer.port())) {
            socket.getOutputStream().write(all.toByteArray());
        }
    }

    private static byte[] text(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
