package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.NotFoundException;
import dev.talon.hardware.layout.Block;
import dev.talon.hardware.layout.Block.Kind;
import dev.talon.hardware.layout.Block.Size;
import dev.talon.hardware.layout.Logo;
import dev.talon.hardware.layout.SlipLayout;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator changes is what the paper shows. */
class LayoutImageTest {
    private static final Block LABEL = Block.of(Kind.LABEL, 0);

    @ParameterizedTest
    @EnumSource(names = {"CENTRE", "ADDRESS", "SERVICE", "AHEAD", "WAIT", "ISSUED", "ADVICE", "QR"})
    void aBlockThatIsOffIsNotOnThePaper(Kind kind) {
        BufferedImage without = SlipImage.draw(Slips.CONSULTATION, switched(kind, false), 576);

        assertThat(without.getHeight())
                .isLessThan(SlipImage.draw(Slips.CONSULTATION, 576).getHeight());
    }

    @Test
    void withoutTheCodeThereIsNothingToScan() {
        BufferedImage without = SlipImage.draw(Slips.CONSULTATION, switched(Kind.QR, false), 576);

        assertThatThrownBy(() -> Pictures.scan(without)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void theSameBlocksInAnotherOrderAreAnotherPictureOfTheSameHeight() {
        List<Block> blocks = new ArrayList<>(List.of(LABEL, Block.of(Kind.CENTRE, 3), Block.of(Kind.SERVICE, 3)));
        BufferedImage first = SlipImage.draw(Slips.CONSULTATION, layout(blocks), 576);
        blocks.add(0, blocks.remove(2));
        BufferedImage second = SlipImage.draw(Slips.CONSULTATION, layout(blocks), 576);

        assertThat(second.getHeight()).isEqualTo(first.getHeight());
        assertThat(Arrays.equals(Pictures.dots(first), Pictures.dots(second))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"CENTRE", "ADDRESS", "LABEL", "SERVICE", "AHEAD", "ADVICE", "QR", "RULE"})
    void aLargerSizeIsLargerAndStaysOnThePaper(Kind kind) {
        for (int width : new int[] {576, 384}) {
            int last = 0;
            for (Size size : Size.values()) {
                Block block = new Block(kind, true, size, 0, Map.of());
                SlipLayout layout = layout(kind == Kind.LABEL ? List.of(block) : List.of(LABEL, block));

                BufferedImage picture = SlipImage.draw(Slips.CONSULTATION, layout, width);

                boolean fillsThePaper = kind == Kind.QR && width == 384 && size == Size.HUGE;
                assertThat(picture.getHeight()).as("%s %s", kind, size).isGreaterThan(fillsThePaper ? last - 1 : last);
                assertThat(Pictures.inkWidth(picture)).isLessThanOrEqualTo(width - 2 * (width / 24) + 4);
                last = picture.getHeight();
            }
        }
    }

    @Test
    void aFreeLineIsInTheVisitorsLanguage() {
        Block hours = new Block(Kind.TEXT, true, Size.NORMAL, 2, Map.of("ru", "Обед с 13 до 14", "kk", "Түскі үзіліс"));
        SlipLayout layout = layout(List.of(LABEL, hours));
        SlipLayout plain = layout(List.of(LABEL));

        int[] russian = Pictures.dots(SlipImage.draw(Slips.inLanguage("ru"), layout, 576));
        int[] kazakh = Pictures.dots(SlipImage.draw(Slips.inLanguage("kk"), layout, 576));
        int[] english = Pictures.dots(SlipImage.draw(Slips.inLanguage("en"), layout, 576));

        assertThat(Arrays.equals(russian, kazakh)).isFalse();
        assertThat(english).isEqualTo(russian);
        assertThat(russian.length).isGreaterThan(Pictures.dots(SlipImage.draw(Slips.CONSULTATION, plain, 576)).length);
    }

    @Test
    void twoRulesWithNothingBetweenAreOne() {
        Block rule = Block.of(Kind.RULE, 2);
        int one = SlipImage.draw(Slips.CONSULTATION, layout(List.of(LABEL, rule)), 576)
                .getHeight();
        int two = SlipImage.draw(Slips.CONSULTATION, layout(List.of(LABEL, rule, Block.of(Kind.SPACE, 5), rule)), 576)
                .getHeight();

        assertThat(two).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(ints = {576, 384})
    void aLogoInGreysIsDitheredIntoTheMiddle(int width) {
        SlipLayout layout = new SlipLayout(List.of(Block.of(Kind.LOGO, 0), LABEL), Logos.shades(400, 100));
        int wide = Sizes.of(width).logo(Size.NORMAL);
        int left = (width - wide) / 2;
        int tall = wide / 4;

        BufferedImage picture = SlipImage.draw(Slips.CONSULTATION, layout, width);

        for (int part = 0; part < 4; part++) {
            double darkness = Pictures.darkness(picture, left + part * wide / 4, 0, wide / 4, tall - 1);
            assertThat(darkness).isCloseTo(1 - (part + 0.5) / 4, within(0.06));
        }
        assertThat(Pictures.darkness(picture, 0, 0, left - 1, tall)).isZero();
        assertThat(Pictures.darkness(picture, left + wide + 1, 0, left - 2, tall))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aLogoOfAnyShapeFitsThePaper(Size size) {
        for (Logo logo : List.of(Logos.shades(2048, 30), Logos.shades(3, 2048), Logos.shades(1, 1))) {
            for (int width : new int[] {256, 576}) {
                SlipLayout layout = new SlipLayout(List.of(new Block(Kind.LOGO, true, size, 0, Map.of()), LABEL), logo);

                BufferedImage picture = SlipImage.draw(Slips.CONSULTATION, layout, width);

                assertThat(picture.getHeight()).isLessThan(width * 3 / 4 + width / 2);
            }
        }
    }

    @Test
    void whatIsTransparentIsPaperAndALightColourIsFewDots() {
        SlipLayout black = new SlipLayout(List.of(Block.of(Kind.LOGO, 0), LABEL), Logos.ring(200, Color.BLACK));
        SlipLayout yellow = new SlipLayout(List.of(Block.of(Kind.LOGO, 0), LABEL), Logos.ring(200, Color.YELLOW));
        int side = Sizes.of(576).logo(Size.NORMAL) * 3 / 4;
        int left = (576 - side) / 2;

        BufferedImage dark = SlipImage.draw(Slips.CONSULTATION, black, 576);
        BufferedImage light = SlipImage.draw(Slips.CONSULTATION, yellow, 576);

        assertThat(Pictures.darkness(dark, left + side * 3 / 8, side * 3 / 8, side / 4, side / 4))
                .isZero();
        assertThat(Pictures.darkness(dark, left + 2, 2, side / 6, side - 4)).isEqualTo(1);
        assertThat(Pictures.darkness(light, left + 2, 2, side / 6, side - 4)).isBetween(0.02, 0.25);
    }

    private static SlipLayout switched(Kind kind, boolean on) {
        return layout(SlipLayout.USUAL.blocks().stream()
                .map(block ->
                        block.kind() == kind ? new Block(kind, on, block.size(), block.above(), block.text()) : block)
                .toList());
    }

    private static SlipLayout layout(List<Block> blocks) {
        return new SlipLayout(blocks, Logo.NONE);
    }
}
