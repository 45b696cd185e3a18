package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.PrinterProfile.Mode;
import dev.talon.hardware.profile.Profiles;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Isolated("it changes the language of the JVM")
class TestPageTest {
    private static final Paper.Test PAGE = new Paper.Test("hall", "14.05.2026 10:42", Slips.URL, "ru");

    static List<PrinterProfile> pictures() {
        return Profiles.shipped().stream()
                .filter(profile -> profile.mode() == Mode.RASTER)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void theRulerReachesFromTheFirstDotToTheLastAndItsMillimetresAreTrue(PrinterProfile profile) {
        BufferedImage page = PaperImage.draw(PAGE, profile);
        int last = profile.widthDots() - 1;
        int[] rows = IntStream.range(0, page.getHeight())
                .filter(y -> Pictures.black(page, 0, y) && Pictures.black(page, last, y))
                .toArray();

        assertThat(rows).hasSize(Ruler.TALL);
        int middle = rows[0] + Ruler.TALL / 2;
        for (int centimetre = 1; centimetre * 10 * profile.dpi() / 25.4 < last - 4; centimetre++) {
            int dot = (int) Math.round(centimetre * 10 * profile.dpi() / 25.4);

            assertThat(Pictures.black(page, dot, middle + 20))
                    .as("%d cm", centimetre)
                    .isTrue();
            assertThat(Pictures.black(page, dot + 1, middle + 20)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"ru, 'Ширина', '576 точек = 72,1 мм'", "en, 'Width', '576 dots = 72.1 mm'"})
    void itSaysTheWidthInTheReadersLanguageWhereverItRuns(String language, String name, String value) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            Paper.Test page = new Paper.Test("hall", "10:42", Slips.URL, language);

            assertThat(new TestFacts(page, Profiles.usual()).lines()).contains(new Slip.Line(name, value));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.talon.hardware.profile.Profiles#shipped")
    void withoutAnAddressItHasNoCodeThatWouldLeadNowhere(PrinterProfile profile) {
        Paper.Test page = new Paper.Test("hall", "14.05.2026 10:42", "", "ru");

        assertThat(PaperImage.draw(page, profile).getHeight())
                .isLessThan(PaperImage.draw(PAGE, profile).getHeight());
    }

    @Test
    void anotherProfileIsAnotherPage() {
        PrinterProfile copy = Models.changed(Profiles.usual(), json -> json.put("code", "generic-80-copy"));

        assertThat(Pictures.dots(PaperImage.draw(PAGE, copy)))
                .isNotEqualTo(Pictures.dots(PaperImage.draw(PAGE, Profiles.usual())));
        assertThat(new TestFacts(PAGE, copy).lines())
                .contains(new Slip.Line("Профиль", "Обычный, 80 мм (generic-80-copy)"));
    }
}
