package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.hardware.escpos.RasterBytes;
import dev.talon.hardware.fake.FakePrinter;
import dev.talon.hardware.profile.Profiles;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RasterBytesTest {
    private final FakePrinter printer = FakePrinter.start();

    @AfterEach
    void switchOff() {
        printer.close();
    }

    @Test
    void whatComesOutOfAPrinterIsThePictureDotByDot() throws Exception {
        for (int width : new int[] {576, 384}) {
            BufferedImage picture = SlipImage.draw(Slips.LONG_NAMES, width);

            Pictures.assertSameDots(printed(encode(picture)), picture);
        }
        assertThat(printer.faults()).isEmpty();
    }

    @Test
    void itBeginsWithAResetAndLeavesTheTwoByteMode() {
        byte[] bytes = encode(SlipImage.draw(Slips.CONSULTATION, 576));

        assertThat(bytes).startsWith(0x1B, '@', 0x1C, '.', 0x1B, 'a', 0);
        assertThat(bytes).endsWith(0x1D, 'V', 66, 0);
    }

    @Test
    void aSlipOfAnEightyMillimetrePrinterIsUnderFortyThousandBytes() {
        assertThat(encode(SlipImage.draw(Slips.CONSULTATION, 576))).hasSizeLessThan(40_000);
    }

    @Test
    void aPictureOfAnyHeightAndNoiseComesOutWithoutARealTimeCommand() throws Exception {
        Random random = new Random(42);
        for (int height : new int[] {1, 239, 240, 241, 700}) {
            BufferedImage noise = blank(64, height);
            random.nextBytes(dots(noise));

            BufferedImage paper = printed(encode(noise));

            assertThat(printer.faults()).isEmpty();
            assertThat(differences(paper, noise)).isLessThan(height / 20 + 2);
            Pictures.assertSameDots(paper, RasterBytes.printable(noise));
        }
    }

    @Test
    void aRealTimeCommandWithinARowBecomesAWiderDot() throws Exception {
        for (int second : new int[] {0x04, 0x05, 0x14}) {
            BufferedImage picture = blank(64, 3);
            dots(picture)[9] = (byte) ~0x10;
            dots(picture)[10] = (byte) ~second;

            BufferedImage paper = printed(encode(picture));

            assertThat(printer.faults()).isEmpty();
            assertThat(differences(paper, picture)).isEqualTo(1);
        }
    }

    @Test
    void aRealTimeCommandAcrossTwoRowsIsPartedAndNoDotChanges() throws Exception {
        BufferedImage picture = blank(64, 40);
        for (int row = 0; row < 39; row++) {
            dots(picture)[row * 8] = (byte) ~(row % 3 == 0 ? 0x04 : row % 3 == 1 ? 0x05 : 0x14);
            dots(picture)[row * 8 + 7] = (byte) ~0x10;
        }

        BufferedImage paper = printed(encode(picture));

        assertThat(printer.faults()).isEmpty();
        Pictures.assertSameDots(paper, picture);
    }

    @Test
    void thePictureItselfIsNotTouched() {
        BufferedImage picture = blank(64, 3);
        dots(picture)[9] = (byte) ~0x10;
        dots(picture)[10] = (byte) ~0x04;
        int[] before = Pictures.dots(picture);

        encode(picture);

        assertThat(Pictures.dots(picture)).isEqualTo(before);
    }

    @Test
    void aPictureInGreysIsRefused() {
        assertThatThrownBy(() -> encode(new BufferedImage(64, 8, BufferedImage.TYPE_BYTE_GRAY)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> encode(new BufferedImage(60, 8, BufferedImage.TYPE_BYTE_BINARY)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private BufferedImage printed(byte[] bytes) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), printer.port())) {
            socket.getOutputStream().write(bytes);
            return printer.paper(Duration.ofSeconds(10));
        }
    }

    private static BufferedImage blank(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        java.util.Arrays.fill(dots(picture), (byte) 0xFF);
        return picture;
    }

    private static byte[] dots(BufferedImage picture) {
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }

    private static long differences(BufferedImage one, BufferedImage other) {
        int width = Math.max(one.getWidth(), other.getWidth());
        int height = Math.max(one.getHeight(), other.getHeight());
        int[] first = Pictures.dots(Pictures.onPaper(one, width, height));
        int[] second = Pictures.dots(Pictures.onPaper(other, width, height));
        return IntStream.range(0, first.length)
                .filter(i -> first[i] != second[i])
                .count();
    }

    private static byte[] encode(BufferedImage picture) {
        return RasterBytes.encode(picture, Profiles.usual());
    }
}
