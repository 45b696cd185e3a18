package dev.talon.hardware.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Graphics2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TypefaceTest {
    @ParameterizedTest
    @EnumSource
    void everyLetterOfTheVisitorsLanguagesIsThere(Typeface face) {
        assertThat(face.canDisplay("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмнопрстуфхцчшщъыьэюя"))
                .as("Russian")
                .isTrue();
        assertThat(face.canDisplay("ҐґЄєІіЇї’")).as("Ukrainian").isTrue();
        assertThat(face.canDisplay("ӘәҒғҚқҢңӨөҰұҮүҺһІі")).as("Kazakh").isTrue();
        assertThat(face.canDisplay("ӘәӨөҮүҖҗҢңҺһ ҘҙҠҡҪҫ")).as("Tatar, Bashkir").isTrue();
        assertThat(face.canDisplay("ЎўҚқҒғҲҳ Oʻzbekcha gʻisht")).as("Uzbek").isTrue();
        assertThat(face.canDisplay("ӢӣӮӯҲҳҶҷ ЂЈЉЊЋЏ ЎўІі"))
                .as("Tajik, Serbian, Belarusian")
                .isTrue();
        assertThat(face.canDisplay("0123456789 «»„“—–№·…×₽€ The quick fox"))
                .as("signs")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyLetterOfKazakhUkrainianAndUzbekDrawsInkOfItsOwn(Typeface face) {
        String letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІі" + "ҐґЄєЇї" + "ЎўҲҳ" + "ʻʼ";
        Set<List<Integer>> shapes = new HashSet<>();
        shapes.add(dots(face, "日"));
        shapes.add(dots(face, " "));

        letters.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> assertThat(shapes.add(dots(face, letter)))
                        .as("%s looks like the box, like nothing or like another letter", letter)
                        .isTrue());
    }

    /** The numbers of the black dots of a text of 60 dots an em. */
    private static List<Integer> dots(Typeface face, String text) {
        BufferedImage picture = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D g = picture.createGraphics();
        face.draw(g, text, 10, 70, 60);
        g.dispose();
        return IntStream.range(0, 10_000)
                .filter(i -> (picture.getRGB(i % 100, i / 100) & 0xFFFFFF) != 0)
                .boxed()
                .toList();
    }

    @Test
    void whatTheFontLacksIsKnown() {
        assertThat(Typeface.MEDIUM.canDisplay("日")).isFalse();
        assertThat(Typeface.MEDIUM.canDisplay("😀")).isFalse();
    }

    @Test
    void aLetterAndItsMarkWrittenApartAreOneLetter() {
        assertThat(Typeface.BOLD.width("и\u0306", 100)).isEqualTo(Typeface.BOLD.width("й", 100));
    }

    @ParameterizedTest
    @EnumSource
    void capitalsStandOnTheBaselineAndAreAsHighAsTheFontSays(Typeface face) {
        for (String capital : new String[] {"H", "Н", "П", "К"}) {
            Rectangle2D bounds = face.outline(capital, 0).getBounds2D();

            assertThat(bounds.getMaxY()).isCloseTo(0, within(0.001));
            assertThat(-bounds.getMinY()).isCloseTo(Typeface.CAP_HEIGHT, within(0.001));
            assertThat(bounds.getMaxX()).isLessThanOrEqualTo(face.width(capital, 1));
        }
    }

    @Test
    void aHeavierWeightIsWider() {
        String text = "Центр обслуживания 042";

        assertThat(Typeface.BOLD.width(text, 30)).isGreaterThan(Typeface.MEDIUM.width(text, 30));
        assertThat(Typeface.HEAVY.width(text, 30)).isGreaterThan(Typeface.BOLD.width(text, 30));
    }

    @Test
    void aLetterComposedOfPartsHasAllOfThem() {
        double plain = Typeface.MEDIUM.outline("e", 0).getBounds2D().getHeight();
        double dotted = Typeface.MEDIUM.outline("ë", 0).getBounds2D().getHeight();

        assertThat(dotted).isGreaterThan(plain * 1.2);
        assertThat(contours("ё")).isEqualTo(contours("е") + 2);
        assertThat(contours("ы")).isEqualTo(3);
    }

    private static int contours(String text) {
        int count = 0;
        PathIterator path = Typeface.MEDIUM.outline(text, 0).getPathIterator(null);
        for (; !path.isDone(); path.next()) {
            if (path.currentSegment(new double[6]) == PathIterator.SEG_CLOSE) {
                count++;
            }
        }
        return count;
    }
}
