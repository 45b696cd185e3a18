package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hardware.fake.FakePrinter;
import dev.talon.hardware.profile.PrinterProfile;
import java.awt.image.BufferedImage;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/**
 * What came out of a strict printer.
 *
 * @param lines what its letters read
 * @param faults what it was sent that it did not accept
 * @param motions what its presenter did
 */
record Printed(BufferedImage picture, List<String> lines, List<String> faults, List<String> motions) {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Of a printer with the profile's paper, Chinese firmware where the profile counts with it. */
    static Printed of(Paper paper, PrinterProfile profile) throws Exception {
        return of(PaperBytes.encode(paper, profile), profile.widthDots(), profile.cancelKanji());
    }

    static Printed of(byte[] bytes, int widthDots, boolean chinese) throws Exception {
        try (FakePrinter printer = FakePrinter.start()) {
            printer.loadPaper(widthDots);
            if (chinese) {
                printer.speakChinese();
            }
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), printer.port())) {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().write(new byte[] {0x1D, 'r', 1});
                BufferedImage paper = printer.paper(SOON);
                socket.setSoTimeout((int) SOON.toMillis());
                socket.getInputStream().read();
                return new Printed(paper, printer.lines(), printer.faults(), printer.motions());
            }
        }
    }

    /** What a strict printer does not accept in these bytes, of which no paper comes out. */
    static List<String> faultsOf(byte[] bytes, int widthDots, boolean chinese) throws Exception {
        try (FakePrinter printer = FakePrinter.start()) {
            printer.loadPaper(widthDots);
            if (chinese) {
                printer.speakChinese();
            }
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), printer.port())) {
                socket.getOutputStream().write(bytes);
            }
            // It works off one thing after another: when the next paper is out, the bytes before it have been judged.
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), printer.port())) {
                socket.getOutputStream().write(new byte[] {0x1D, 'v', '0', 0, 1, 0, 1, 0, 1, 0x1B, 'm'});
                BufferedImage next = printer.paper(SOON);
                assertThat(next.getHeight()).as("no other paper came out").isEqualTo(1);
            }
            return printer.faults();
        }
    }
}
