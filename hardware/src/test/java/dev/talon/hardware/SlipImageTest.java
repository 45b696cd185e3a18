package dev.talon.hardware;

import static dev.talon.hardware.Pictures.black;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlipImageTest {
    @ParameterizedTest
    @ValueSource(ints = {576, 384, 512, 640})
    void aSlipIsBlackAndWhiteAndAsWideAsThePaper(int width) {
        BufferedImage picture = SlipImage.draw(Slips.CONSULTATION, width);

        assertThat(picture.getType()).isEqualTo(BufferedImage.TYPE_BYTE_BINARY);
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isBetween(width, 3 * width);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 570, 2048})
    void aPaperThatNoPrinterHasIsRefused(int width) {
        assertThatThrownBy(() -> SlipImage.draw(Slips.CONSULTATION, width))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {576, 384})
    void theQrCodeOnThePaperLeadsToTheTicket(int width) throws Exception {
        assertThat(Pictures.scan(SlipImage.draw(Slips.CONSULTATION, width))).isEqualTo(Slips.URL);
        assertThat(Pictures.scan(SlipImage.draw(Slips.copyOf(Slips.LONG_NAMES), width)))
                .isEqualTo(Slips.URL);
    }

    @ParameterizedTest
    @ValueSource(ints = {576, 384})
    void theLongestAddressStillMakesAReadableQrCode(int width) throws Exception {
        String url = "https://queue.example/t/" + "aB3".repeat(92);

        assertThat(Pictures.scan(SlipImage.draw(Slips.withUrl(url), width))).isEqualTo(url);
    }

    @Test
    void withoutAnAddressThereIsNoQrCodeAndNoCaption() {
        int with = SlipImage.draw(Slips.CONSULTATION, 576).getHeight();
        int without = SlipImage.draw(Slips.withUrl(""), 576).getHeight();

        assertThat(with - without).isGreaterThan(250);
    }

    @ParameterizedTest
    @ValueSource(strings = {"К042", "К1000", "Ж10000", "М99"})
    void theLabelReachesFromMarginToMargin(String label) {
        int[] extent = blackColumns(SlipImage.draw(Slips.labelled(label), 576), 70, 200);

        assertThat(extent[0]).isBetween(24, 26);
        assertThat(extent[1]).isBetween(549, 551);
    }

    @Test
    void aShortLabelIsNoHigherThanAThirdOfTheWidth() {
        int usual = SlipImage.draw(Slips.labelled("К042"), 576).getHeight();
        int brief = SlipImage.draw(Slips.labelled("К"), 576).getHeight();

        assertThat(brief - usual).isBetween(0, 60);
    }

    @ParameterizedTest
    @ValueSource(ints = {576, 384})
    void longNamesWrapAndNothingLeavesTheMargins(int width) {
        Slip slip = Slips.LONG_NAMES;
        String word = "Электроэнергосбытоваяорганизацияроссийскойфедерации";
        Slip hostile = new Slip(
                "ru",
                word,
                word,
                "К042",
                word,
                List.of(new Slip.Line(word, word)),
                Slips.URL,
                word,
                word + "\n" + word,
                true);

        for (Slip each : List.of(slip, Slips.copyOf(slip), hostile)) {
            BufferedImage picture = SlipImage.draw(each, width);
            int[] extent = blackColumns(picture, 0, picture.getHeight());
            assertThat(extent[0]).isGreaterThanOrEqualTo(width / 24 - 2);
            assertThat(extent[1]).isLessThan(width - width / 24 + 2);
        }
    }

    @Test
    void aCopySaysSoInABlackBar() {
        BufferedImage copy = SlipImage.draw(Slips.copyOf(Slips.CONSULTATION), 576);

        int[] bar = blackColumns(copy, 2, 3);
        assertThat(bar[1] - bar[0]).as("its width").isGreaterThan(280);
        assertThat(bar[0]).as("in the middle").isCloseTo(576 - bar[1], within(2));
        assertThat(IntStream.range(bar[0], bar[1]).allMatch(x -> black(copy, x, 2)))
                .isTrue();
        assertThat(IntStream.range(bar[0], bar[1])
                        .filter(x -> !black(copy, x, 30))
                        .count())
                .as("white letters in it")
                .isGreaterThan(20);
        assertThat(SlipImage.draw(Slips.CONSULTATION, 576).getHeight()).isLessThan(copy.getHeight());
    }

    @Test
    void emptyPartsTakeNoRoom() {
        Slip bare = new Slip("ru", "", "", "К001", "", List.of(), "", "", "", false);

        assertThat(SlipImage.draw(bare, 576).getHeight()).isLessThan(320);
    }

    @Test
    void aFactWithoutNameOrValueKeepsItsRow() {
        Slip slip = new Slip(
                "ru",
                "",
                "",
                "К001",
                "",
                List.of(new Slip.Line("", "4"), new Slip.Line("Перед вами", ""), new Slip.Line("", "")),
                "",
                "",
                "",
                false);
        Slip one = new Slip("ru", "", "", "К001", "", List.of(new Slip.Line("Перед вами", "4")), "", "", "", false);
        int row = Sizes.of(576).row();

        assertThat(SlipImage.draw(slip, 576).getHeight()
                        - SlipImage.draw(one, 576).getHeight())
                .isBetween(row, 2 * row);
    }

    @Test
    void drawingAsksForNoScreen() {
        SlipImage.draw(Slips.CONSULTATION, 576);

        assertThat(GraphicsEnvironment.isHeadless()).isTrue();
    }

    @Test
    void theSameSlipIsAlwaysTheSameDots() {
        assertThat(Pictures.dots(SlipImage.draw(Slips.CONSULTATION, 576)))
                .isEqualTo(Pictures.dots(SlipImage.draw(Slips.CONSULTATION, 576)));
    }

    @Test
    void aSlipWithoutLabelOrWithAForeignAddressIsNoSlip() {
        assertThatThrownBy(() -> Slips.labelled(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Slips.withUrl("https://пример.рф/")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Slips.withUrl("x".repeat(301))).isInstanceOf(IllegalArgumentException.class);
    }

    /** The first and the last column with a black dot between two rows. */
    private static int[] blackColumns(BufferedImage picture, int top, int bottom) {
        int[] columns = IntStream.range(0, picture.getWidth())
                .filter(x -> IntStream.range(top, bottom).anyMatch(y -> black(picture, x, y)))
                .toArray();
        return new int[] {columns[0], columns[columns.length - 1]};
    }
}
