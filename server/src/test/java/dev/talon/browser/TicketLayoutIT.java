package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.talon.TestNode;
import dev.talon.hardware.fake.Mood;
import dev.talon.paper.Pictures;
import dev.talon.printing.PrinterHall;
import io.vertx.sqlclient.Tuple;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator changes how tickets look, sees it at once, and tries a printer out. */
final class TicketLayoutIT {
    private static final String PAPER_80 = ".paper[data-dots='576'] img";

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;
    private static int centres;

    private final PrinterHall hall = new PrinterHall(node, "layout" + ++centres);

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void whatIsSeenWhileEditingComesOutAndCanBeTakenBack() throws Exception {
        var faults = browsing.faults();
        numbersStandAt(41);
        sayWhereAndWhatToBring();
        Page page = section("layout");
        page.locator(PAPER_80).waitFor();
        Browsing.picture(page, "admin-layout");
        int before = height(page);
        for (String kind : new String[] {"qr", "ahead", "wait", "issued"}) {
            block(page, kind).locator(".block-name").click();
        }
        untilDrawn(page);
        assertThat(height(page)).isLessThan(before);
        Locator centre = block(page, "centre");
        centre.locator("[data-by='1']").focus();
        page.keyboard().press("Alt+ArrowDown");
        assertThat(page.locator(".block").nth(2)).hasAttribute("data-kind", "centre");
        assertThat(page.locator(".block").nth(2).locator("[data-by='1']")).isFocused();
        block(page, "centre").locator("select").selectOption("huge");
        untilDrawn(page);
        BufferedImage seen = seen(page);

        button(page, "Сохранить").click();
        assertThat(page.locator(".layout-said")).containsText("Следующий талон выйдет таким");
        assertThat(hall.issue().text("/label")).isEqualTo("К042");
        Browsing.picture(page, "admin-layout-saved");
        assertSame(hall.device.paper(PrinterHall.SOON), seen);

        button(page, "Отменить").click();
        assertThat(page.locator(".layout-bar")).containsText("Стандартный вид");
        assertThat(block(page, "qr").locator("input[type=checkbox]")).isChecked();
        assertThat(browsing.faults()).isEqualTo(faults);
    }

    @Test
    void aLogoAndAnOwnTextAreSeenAtOnceInBothLanguages() {
        Page page = section("layout");
        page.locator(PAPER_80).waitFor();
        int before = height(page);
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("logo.png", "image/png", Pictures.mark(400, 160, "png")));
        assertThat(page.locator(".block-logo img")).isVisible();
        untilDrawn(page);
        assertThat(height(page)).isGreaterThan(before);
        button(page, "Свой текст").click();
        Locator own = block(page, "text");
        own.locator("textarea").first().fill("Спасибо, что пришли!");
        own.locator("textarea").last().fill("Thank you for coming!");
        page.locator(".sample .box").last().click();
        page.locator(".sample .box").first().click();
        untilDrawn(page);
        Browsing.picture(page, "admin-layout-logo");
        page.locator(".sample-languages button[lang=en]").click();
        page.locator(".languages button[lang=en]").click();
        assertThat(page.locator("h1")).hasText("Ticket layout");
        untilDrawn(page);
        Browsing.picture(page, "admin-layout-en");
        page.locator(".paper-picture").first().click();
        assertThat(page.locator("dialog.dot-for-dot img")).isVisible();
        Browsing.picture(page, "admin-layout-dots");
        page.keyboard().press("Escape");
        page.setViewportSize(390, 844);
        Browsing.picture(page, "admin-layout-phone");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("logo.png", "image/png", Pictures.mark(9, 9, "jpg")));
        assertThat(page.locator(".block-logo [role=alert]")).isVisible();
        button(page, "Discard changes").click();
    }

    @Test
    void aTestPageIsSeenPrintedAndItsEndIsToldAtTheButton() throws Exception {
        Page page = section("printers");
        button(page, "Тестовая страница").click();
        page.locator("dialog[open] .test-picture img").waitFor();
        Browsing.picture(page, "admin-test-page");
        assertThat(hall.device.papers()).isZero();
        button(page, "Напечатать").click();
        assertThat(page.locator("dialog[open] .test-state")).containsText("напечатана");
        hall.device.paper(PrinterHall.SOON);
        hall.device.become(Mood.COVER_OPEN);
        button(page, "Напечатать").click();
        assertThat(page.locator("dialog[open] .test-state")).containsText("не напечатана (открыта крышка)");
        page.keyboard().press("Escape");
        assertThat(page.locator("test-page .test-result")).containsText("не напечатана");
        Browsing.picture(page, "admin-printers");
        hall.device.become(Mood.READY);
    }

    @Test
    void whatARollGivesIsSaidInMetresAndSeenAsABar() {
        Page page = section("printers");
        assertThat(page.locator(".roll-left")).hasAttribute("aria-valuenow", "100");
        page.locator("roll-size > button").focus();
        page.keyboard().press("Enter");
        Locator size = page.locator("dialog[open] [name='/size']");
        assertThat(size).hasValue("800");
        assertThat(page.locator("dialog[open] [name='/millimetres']")).hasValue(Pattern.compile("1\\d\\d"));
        size.fill("49");
        page.keyboard().press("Enter");
        assertThat(size).hasAttribute("aria-invalid", "true");
        Browsing.picture(page, "admin-roll-size-wrong");
        page.locator("dialog[open] [name='/millimetres']").fill("125");
        page.locator("dialog[open] [name='/metres']").fill("7,5");
        assertThat(size).hasValue("60");
        assertThat(size).hasAttribute("aria-invalid", "false");
        Browsing.picture(page, "admin-roll-size");
        page.keyboard().press("Enter");
        assertThat(page.locator("printer-paper .roll")).hasText("с рулона 0 из ≈60");

        node.database()
                .slow()
                .preparedQuery(
                        "UPDATE printer SET roll_papers = 54 FROM centre c WHERE c.id = centre_id AND c.code = $1")
                .execute(Tuple.of(hall.centre))
                .await();
        assertThat(page.locator(".roll-left")).hasAttribute("aria-valuenow", "10");
        assertThat(page.locator(".alert")).containsText("приготовьте новый рулон");
        Browsing.picture(page, "admin-roll-ending");
        page.locator(".languages button[lang=en]").click();
        page.locator("roll-size > button").click();
        assertThat(page.locator("dialog[open] h2")).hasText("The roll of printer hall");
        Browsing.picture(page, "admin-roll-size-en");
        page.keyboard().press("Escape");
        page.locator("printer-paper button").first().click();
        assertThat(page.locator(".roll-left")).hasAttribute("aria-valuenow", "100");
    }

    @Test
    void ofAPrinterInTextModeItsOwnLinesAreSeenBeforeTheyArePrinted() throws Exception {
        node.put(hall.printer(), """
                {"transport":"tcp","host":"127.0.0.1","port":%d,"profile":"serial-text"}""".formatted(hall.device.port()));
        numbersStandAt(41);
        Page page = section("layout");
        for (String kind : new String[] {"qr", "ahead", "wait", "issued"}) {
            block(page, kind).locator(".block-name").click();
        }
        Locator letters = page.locator(".paper[data-profile='serial-text']");
        letters.locator("img").waitFor();
        untilDrawn(page);
        assertThat(letters).containsText("форма букв");
        BufferedImage seen = seen(page, ".paper[data-profile='serial-text'] img");
        letters.locator("button").click();
        assertThat(page.locator("dialog.dot-for-dot h2")).containsText("Строка в строку");
        Browsing.picture(page, "admin-layout-letters");
        page.keyboard().press("Escape");
        button(page, "Буквами принтера").click();
        assertThat(letters).isInViewport();
        Browsing.picture(page, "admin-layout-letters-beside");

        button(page, "Сохранить").click();
        assertThat(page.locator(".layout-said")).containsText("Следующий талон выйдет таким");
        assertThat(hall.issue().text("/label")).isEqualTo("К042");
        assertSame(hall.device.paper(PrinterHall.SOON), seen);
        assertThat(hall.device.lines()).contains("К042");
        page.locator(".languages button[lang=en]").click();
        assertThat(letters).containsText("printer's own letters");
        Browsing.picture(page, "admin-layout-letters-en");
    }

    @Test
    void aProfileIsCopiedAndGivenToAPrinterWithItsTransport() {
        Page page = section("profiles");
        assertThat(page.locator("tbody tr")).hasCount(6);
        Browsing.picture(page, "admin-profiles");
        page.locator("tr", new Page.LocatorOptions().setHasText("Xprinter"))
                .locator("button")
                .first()
                .click();
        page.locator("dialog[open] [name='/code']").fill("entrance");
        page.locator("dialog[open] [name='/name/ru']").fill("У входа");
        page.locator("dialog[open] [name='/widthDots']").fill("577");
        Browsing.picture(page, "admin-profile-form");
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog[open] [name='/widthDots']")).hasAttribute("aria-invalid", "true");
        page.locator("dialog[open] [name='/widthDots']").fill("640");
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(7);

        page.navigate(node.url() + "/admin/?section=printers&centre=" + hall.centre);
        button(page, "Изменить").click();
        page.locator("dialog[open] [name='/transport']").selectOption("serial");
        page.locator("dialog[open] [name='/path']").fill("/dev/ttyUSB0");
        page.locator("dialog[open] [name='/profile']").selectOption("entrance");
        Browsing.picture(page, "admin-printer-form");
        page.locator("dialog[open] button.primary").click();
        assertThat(page.locator("table.list")).containsText("/dev/ttyUSB0 · 9600");
        assertThat(page.locator("table.list")).containsText("У входа");
        hall.node.put(hall.printer(), "{\"transport\":\"virtual\",\"profile\":\"generic-80\"}");
        hall.node.delete("/printer-profiles/entrance");
    }

    private Page section(String section) {
        Page page = browsing.open("/admin/?section=" + section + "&centre=" + hall.centre, 1366, 768);
        Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        page.locator("h1").waitFor();
        return page;
    }

    private static Locator block(Page page, String kind) {
        return page.locator(".block[data-kind='" + kind + "']").first();
    }

    private static Locator button(Page page, String words) {
        return page.locator("button:visible", new Page.LocatorOptions().setHasText(words))
                .first();
    }

    private static int height(Page page) {
        return ((Number) page.locator(PAPER_80).evaluate("picture => picture.naturalHeight")).intValue();
    }

    /** Until the pictures are those of what is on the left now. */
    private static void untilDrawn(Page page) {
        assertThat(page.locator(".papers")).hasAttribute("aria-busy", "false");
    }

    /** The picture on the page, dot for dot. */
    private static BufferedImage seen(Page page) throws IOException {
        return seen(page, PAPER_80);
    }

    private static BufferedImage seen(Page page, String which) throws IOException {
        String encoded = (String) page.locator(which).evaluate("""
                (picture) => {
                  const canvas = document.createElement("canvas");
                  canvas.width = picture.naturalWidth;
                  canvas.height = picture.naturalHeight;
                  canvas.getContext("2d").drawImage(picture, 0, 0);
                  return canvas.toDataURL("image/png").split(",")[1];
                }""");
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(encoded)));
    }

    /** The paper is as wide as what was printed on it: what is beyond is white. */
    private static void assertSame(BufferedImage paper, BufferedImage seen) {
        for (int y = 0; y < Math.max(paper.getHeight(), seen.getHeight()); y++) {
            for (int x = 0; x < Math.max(paper.getWidth(), seen.getWidth()); x++) {
                if (black(paper, x, y) != black(seen, x, y)) {
                    throw new AssertionError("the dot in column " + x + ", row " + y + " differs");
                }
            }
        }
    }

    private static boolean black(BufferedImage picture, int x, int y) {
        return x < picture.getWidth() && y < picture.getHeight() && (picture.getRGB(x, y) & 0xFFFFFF) == 0;
    }

    private void sayWhereAndWhatToBring() {
        String centre = "/centres/" + hall.centre;
        node.put(centre, """
                {"name":{"ru":"Центр обслуживания клиентов","en":"Customer service centre"},"zone":"Europe/Moscow",
                 "address":{"ru":"ул. Лесная, 5","en":"5 Lesnaya Street"}}""");
        node.put(centre + "/services/consultation", """
                {"name":{"ru":"Консультация","en":"Consultation"},"route":["consultation"],"prefix":"К","norm":900,
                 "advice":{"ru":"Возьмите паспорт и показания счётчика","en":"Bring your passport and meter readings"}}""");
    }

    private void numbersStandAt(int last) {
        node.database()
                .fast()
                .preparedQuery("""
                        INSERT INTO counter (centre_id, business_day, prefix, last)
                        SELECT id, (now() AT TIME ZONE zone)::date, 'К', $2 FROM centre WHERE code = $1""")
                .execute(Tuple.of(hall.centre, last))
                .await();
    }
}
