package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hardware.escpos.CodePage;
import dev.talon.hardware.layout.Block;
import dev.talon.hardware.layout.Block.Kind;
import dev.talon.hardware.layout.Block.Size;
import dev.talon.hardware.layout.SlipLayout;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.PrinterProfile.Mode;
import dev.talon.hardware.profile.Profiles;
import dev.talon.hardware.type.Typeface;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a screen shows before it is printed and what then comes out of the printer are the same picture. */
class PaperTest {
    private static final Paper TEST = new Paper.Test("hall", "14.05.2026 10:42", Slips.URL, "ru");

    static List<PrinterProfile> profiles() {
        return Profiles.shipped();
    }

    static List<Paper> papers() {
        return List.of(
                new Paper.Ticket(Slips.CONSULTATION, SlipLayout.USUAL),
                new Paper.Ticket(Slips.copyOf(Slips.LONG_NAMES), SlipLayout.USUAL),
                new Paper.Ticket(Slips.LONG_NAMES, everything()),
                TEST);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void aPrinterOfEveryProfilePrintsThePreviewDotByDot(PrinterProfile profile) throws Exception {
        PrinterProfile raster = Models.changed(profile, json -> json.put("mode", "raster"));
        for (Paper paper : papers()) {
            Printed printed = Printed.of(paper, raster);

            assertThat(printed.faults()).isEmpty();
            Pictures.assertSameDots(printed.picture(), PaperImage.draw(paper, raster));
            assertThat(Pictures.scan(printed.picture())).isEqualTo(Slips.URL);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 384, 432, 512, 576, 640, 832, 1024})
    void paperOfAnyWidthCarriesThePreviewDotByDot(int width) throws Exception {
        PrinterProfile profile = Profiles.usual().withWidth(width);
        for (Paper paper : papers()) {
            Printed printed = Printed.of(paper, profile);

            assertThat(printed.faults()).isEmpty();
            Pictures.assertSameDots(printed.picture(), PaperImage.draw(paper, profile));
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void inLettersEveryProfilePrintsAllOfItWithAReadableCode(PrinterProfile profile) throws Exception {
        for (boolean drawnByPrinter : new boolean[] {true, false}) {
            PrinterProfile text =
                    Models.changed(profile, json -> json.put("mode", "text").put("nativeQr", drawnByPrinter));
            for (Paper paper : papers()) {
                Printed printed = Printed.of(paper, text);

                assertThat(printed.faults()).isEmpty();
                assertThat(printed.lines()).allMatch(line -> line.length() <= text.columns());
                assertThat(Pictures.scan(printed.picture())).isEqualTo(Slips.URL);
                Pictures.assertSameDots(printed.picture(), PaperImage.draw(paper, text));
                assertThat(text.mode()).isEqualTo(Mode.TEXT);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kk, Қызмет көрсету орталығы, Кеңес беру және төлем, Сізге дейін, Күту шамамен",
        "uk, Центр обслуговування їхніх ґанків, Консультація, Перед вами є, Очікування",
        "uz, Мижозларга хизмат кўрсатиш маркази, Маслаҳат ва тўлов, Олдингизда, Кутиш тахминан"
    })
    void aPictureKeepsTheLettersOfEveryLanguage(
            String language, String centre, String service, String ahead, String wait) throws Exception {
        Slip slip = new Slip(
                language,
                centre,
                "",
                "К042",
                service,
                List.of(new Slip.Line(Slip.Fact.AHEAD, ahead, "4"), new Slip.Line(Slip.Fact.WAIT, wait, "12 мин")),
                Slips.URL,
                "",
                "",
                false);
        Slip inRussianLetters = new Slip(
                language, russian(centre), "", "К042", russian(service), slip.lines(), Slips.URL, "", "", false);

        Printed printed = Printed.of(new Paper.Ticket(slip, SlipLayout.USUAL), Profiles.usual());

        assertThat(List.of(centre, service, ahead, wait))
                .allMatch(Typeface.BOLD::canDisplay)
                .allMatch(Typeface.MEDIUM::canDisplay);
        Pictures.assertSameDots(printed.picture(), SlipImage.draw(slip, 576));
        assertThat(Pictures.dots(SlipImage.draw(slip, 576)))
                .isNotEqualTo(Pictures.dots(SlipImage.draw(inRussianLetters, 576)));
    }

    /** What text mode would make of it. */
    private static String russian(String text) {
        String russian = new CodePage(Charset.forName("IBM866"))
                .fit(text)
                .replace('ў', 'у')
                .replace('ї', 'и');
        assertThat(russian).isNotEqualTo(text);
        return russian;
    }

    @ParameterizedTest
    @CsvSource({
        "none, 0, ''",
        "present, 0, present 10",
        "eject, 0, eject",
        "eject, 15, 'present 10, eject after 15 s'",
        "retract, 20, 'present 10, retract after 20 s'"
    })
    void aPresenterDoesWhatTheProfileSays(String presenter, int seconds, String motion) throws Exception {
        for (String cut : List.of("esc_i", "esc_m", "full", "partial", "feed_and_cut")) {
            PrinterProfile profile = Models.changed(
                    Models.shipped("custom-vkp80"),
                    json -> json.put("presenter", presenter)
                            .put("presenterSeconds", seconds)
                            .put("cut", cut));

            Printed printed = Printed.of(TEST, profile);

            assertThat(printed.faults()).isEmpty();
            assertThat(printed.motions()).isEqualTo(motion.isEmpty() ? List.of() : List.of(motion));
        }
    }

    /** Every kind of block, each in a size that differs from its usual one. */
    private static SlipLayout everything() {
        List<Block> blocks = new ArrayList<>();
        Size[] sizes = Size.values();
        for (Kind kind : Kind.values()) {
            Size other = sizes[(kind.usual().ordinal() + 1) % sizes.length];
            Map<String, String> text = kind == Kind.TEXT ? Map.of("ru", "Приём ведёт № 5 — «Заря»") : Map.of();
            blocks.add(new Block(kind, true, other, 1.5, text));
        }
        return new SlipLayout(blocks, Logos.shades(300, 120));
    }
}
