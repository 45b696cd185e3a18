package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.fake.FakePrinter;
import dev.talon.hardware.fake.Mood;
import dev.talon.printing.Dots;
import dev.talon.printing.PrinterHall;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an empty server to the first paper, as an administrator goes who has never seen it. */
final class FirstStepsIT {
    private static final int MOST_PRESSES = 12;
    private static final String LONG_CENTRE =
            "Межрайонный многофункциональный центр обслуживания клиентов Северо-Западного административного округа";

    private final TestDatabase database = TestDatabase.create();
    private final TestNode node = TestNode.start(database.address());
    private final Browsing browsing = new Browsing(node.url());
    private final FakePrinter printer = FakePrinter.start();
    private final Presses presses = new Presses();
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void nothingIsThere() {
        assertThat(node.get("/centres").json()).isEmpty();
    }

    @AfterEach
    void close() {
        browsing.close();
        printer.close();
        node.close();
        database.close();
    }

    /**
     * The presses are asserted. That it takes less than three minutes is written to {@code target/first-steps.txt} and asserted nowhere: how
     * fast a program types says nothing of a person, and a busy machine is slow.
     */
    @Test
    void byKeyboardTheFirstPaperTakesAtMostTwelvePresses() throws Exception {
        long began = System.nanoTime();
        Page office = counted(browsing.screen(1366, 768));
        office.navigate(node.url() + "/admin/");
        Browsing.signIn(office, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(step(office, "Центр")).hasAttribute("aria-expanded", "true");
        assertThat(office.locator("[name='/zone']")).hasValue("Asia/Yekaterinburg");
        picture(office, "centre");
        type(office, "/name/ru", "Центр на Лесной");
        type(office, "/name", "Анна Петрова");
        assertThat(office.locator(".made")).containsText("anna.petrova");
        picture(office, "staff-made");

        Page kiosk = counted(browsing.screen(1080, 1920));
        kiosk.navigate(node.url() + "/kiosk/");
        type(office, "/code", code(kiosk));
        assertThat(kiosk.locator("button[data-service]")).hasCount(3);
        type(office, "/host", "127.0.0.1:" + printer.port());
        BufferedImage page = printer.paper(PrinterHall.SOON);
        int pressesToThePage = presses.count();
        Duration toThePage = Duration.ofNanos(System.nanoTime() - began);
        assertThat(page.getWidth()).isEqualTo(576);

        assertThat(step(office, "Принтер")).containsText("готов");
        Page board = counted(browsing.screen(1920, 1080));
        board.navigate(node.url() + "/hall/");
        type(office, "/code", code(board));
        assertThat(board.locator("talon-pairing")).hasCount(0);
        assertThat(office.locator("trial-step .button.primary")).isFocused();
        picture(office, "trial");
        office.keyboard().press("Enter");
        BufferedImage ticket = printer.paper(PrinterHall.SOON);
        Duration toTheTicket = Duration.ofNanos(System.nanoTime() - began);
        int pressesToTheTicket = presses.count();
        assertThat(Dots.scan(ticket)).isEqualTo(node.url() + "/");

        assertThat(office.locator(".steps-done")).hasText("Готово 6 из 6");
        picture(office, "ready");
        assertThat(pressesToTheTicket).isBetween(pressesToThePage, MOST_PRESSES);
        Files.writeString(Path.of("target", "first-steps.txt"), """
                Test page: %d presses, %.1f s. Trial ticket: %d presses, %.1f s.
                """.formatted(
                pressesToThePage, toThePage.toMillis() / 1000.0, pressesToTheTicket, toTheTicket.toMillis() / 1000.0));

        kiosk.locator("button[data-service=consultation]").click();
        assertThat(kiosk.locator("main.ticket .label")).hasText("К001");
        printer.paper(PrinterHall.SOON);
        assertThat(printer.faults()).isEmpty();
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void aPhoneOverTheCodeOfAScreenConnectsItWithOnePress() throws Exception {
        node.post("/centres", """
                {"code":"north","name":{"ru":"%s"},"zone":"Europe/Moscow"}""".formatted(LONG_CENTRE));
        node.put("/centres/north/printers/hall", """
                {"transport":"tcp","host":"127.0.0.1","port":%d}""".formatted(printer.port()));
        Page kiosk = browsing.screen(1080, 1920);
        kiosk.navigate(node.url() + "/kiosk/");
        String code = code(kiosk);
        picture(kiosk, "kiosk-code");
        Page phone = counted(browsing.tablet(390, 844));
        for (Page page : List.of(kiosk, phone)) {
            page.onRequest(request -> asked.add(request.url()));
        }
        phone.navigate(scanned(kiosk));
        Browsing.signIn(phone, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(phone.locator(".pair-code")).hasText(code.substring(0, 3) + " " + code.substring(3));
        assertThat(phone.locator("h1")).hasText("Киоск");
        picture(phone, "phone");
        phone.locator(".pair-card .button.primary").tap();
        assertThat(phone.locator("h1")).hasText("Подключено: Киоск");
        assertThat(kiosk.locator("button[data-service]")).hasCount(3);
        assertThat(presses.count()).as("Enter at the sign-in, and one").isEqualTo(2);
        assertThat(node.get("/devices").text("/0/printer")).isEqualTo("hall");
        assertThat(asked).noneMatch(url -> url.replaceFirst("#.*", "").contains(code));
        picture(phone, "phone-paired");

        Page board = browsing.screen(1920, 1080);
        board.navigate(node.url() + "/hall/");
        code(board);
        picture(board, "board-code");
        phone.navigate(scanned(board));
        phone.locator(".pair-card .button.primary").tap();
        assertThat(phone.locator("h1")).hasText("Подключено: Табло");
        phone.navigate(node.url() + "/pair/#" + code);
        assertThat(phone.locator("[role=alert]")).containsText("не показывает");
        picture(phone, "phone-late");

        // English screens say the only name that there is.
        kiosk.locator("button[lang=en], .language").first().click();
        assertThat(kiosk.locator("header")).containsText(LONG_CENTRE);
        assertThat(browsing.faults()).as("beside the late code").allMatch(fault -> fault.contains("pair-code/look"));
    }

    @Test
    void whatGoesWrongIsSaidInItsPlaceOnAPhoneToo() throws Exception {
        Page office = counted(browsing.tablet(390, 844));
        office.navigate(node.url() + "/admin/");
        Browsing.signIn(office, "admin", TestNode.ADMIN_PASSWORD);
        office.locator("centre-step button.primary").tap();
        assertThat(office.locator("centre-step .wrong").first()).hasText("Заполните это поле");
        office.locator("[name='/name/ru']").fill(LONG_CENTRE);
        office.locator("centre-step > form > details")
                .first()
                .locator("summary")
                .first()
                .tap();
        office.locator("centre-step input[type=radio]").nth(1).tap();
        office.locator("[name='/kinds']").fill("Нотариус\nВыдача документов");
        picture(office, "phone-centre");
        office.locator("centre-step button.primary").tap();
        office.locator("[name='/name']").fill("Константин Константинопольский-Преображенский");
        office.locator("staff-step button.primary").tap();
        assertThat(office.locator(".made")).isVisible();
        office.locator("[name='/code']").fill("ккк");
        office.locator("screen-step button.primary").tap();
        assertThat(office.locator("screen-step .wrong")).hasText("Нужны шесть букв с экрана");
        office.locator("[name='/code']").fill("ккк ккк");
        office.locator("screen-step button.primary").tap();
        assertThat(office.locator("screen-step .wrong")).containsText("не показывает");
        picture(office, "phone-wrong-code");

        printer.become(Mood.PAPER_OUT);
        step(office, "Принтер").tap();
        office.locator("[name='/host']").fill("127.0.0.1:" + printer.port());
        office.locator("printer-step button.primary").tap();
        assertThat(office.locator("printer-step .late")).containsText("нет бумаги");
        assertThat(office.locator(".step.trouble")).hasCount(1);
        picture(office, "phone-no-paper");
        printer.become(Mood.READY);
        assertThat(step(office, "Принтер")).containsText("готов");
        office.locator("printer-step .button.primary").tap();
        printer.paper(PrinterHall.SOON);
        assertThat(office.locator(".step.done")).hasCount(3);
        assertThat(office.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        office.setViewportSize(1280, 800);
        picture(office, "tablet");

        var centre = node.get("/centres").json().at("/0");
        assertThat(centre.at("/services").findValuesAsText("prefix")).containsExactly("К", "Д", "Я", "А", "Б");
        assertThat(centre.at("/kinds").findValuesAsText("code")).contains("notarius", "vydacha-dokumentov");
        assertThat(centre.at("/desks/5/stages").toString()).contains("notarius", "vydacha-dokumentov");
        assertThat(centre.at("/code").asText()).isEqualTo("mezhrayonnyy");
    }

    @Test
    void whoeverCanCreateACentreIsLedThereFromEveryPage() {
        node.put("/staff/boris", """
                {"name":"Борис","role":"manager","password":"a-long-staff-password"}""");
        Page office = browsing.screen(1366, 768);
        office.navigate(node.url() + "/admin/");
        Browsing.signIn(office, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(step(office, "Центр")).isVisible();
        for (String path : List.of("/desk/", "/host/", "/manager/", "/manager/?view=months", "/pair/")) {
            office.navigate(node.url() + path);
            assertThat(office.locator("h1")).hasText("Центров пока нет");
            picture(office, "no-centre" + path.replaceAll("\\W+", "-") + "ru");
            office.locator("main a.button.primary").click();
            assertThat(step(office, "Центр")).hasAttribute("aria-expanded", "true");
            assertThat(office.locator("[name='/name/ru']")).isFocused();
        }
        for (String section : List.of("services", "devices", "printers", "centres", "layout")) {
            office.navigate(node.url() + "/admin/?section=" + section);
            assertThat(step(office, "Центр")).hasAttribute("aria-expanded", "true");
        }
        Page manager = browsing.screen(1366, 768);
        manager.navigate(node.url() + "/manager/");
        Browsing.signIn(manager, "boris", "a-long-staff-password");
        assertThat(manager.locator("main")).containsText("Центр создаёт администратор");
        assertThat(manager.locator("main a")).hasCount(0);
        assertThat(browsing.faults()).isEmpty();
    }

    private Page counted(Page page) {
        JsonObject zone = new JsonObject();
        zone.addProperty("timezoneId", "Asia/Yekaterinburg");
        page.context().newCDPSession(page).send("Emulation.setTimezoneOverride", zone);
        presses.countOn(page);
        return page;
    }

    /** Into a field that has the focus by itself; Enter sends its form. */
    private static void type(Page page, String field, String text) {
        assertThat(page.locator("[name='" + field + "']")).isFocused();
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }

    private static Locator step(Page page, String name) {
        Locator named = page.locator(".step-name", new Page.LocatorOptions().setHasText(Pattern.compile("^" + name)));
        return page.locator(".step-head", new Page.LocatorOptions().setHas(named));
    }

    private static String code(Page screen) {
        return screen.locator("talon-pairing .code").innerText().replaceAll("\\s", "");
    }

    private static String scanned(Page screen) throws Exception {
        screen.evaluate("() => document.fonts.ready");
        byte[] picture = screen.locator("talon-pairing .qr").screenshot();
        return Dots.scan(ImageIO.read(new ByteArrayInputStream(picture)));
    }

    private static void picture(Page page, String name) {
        page.evaluate("() => document.fonts.ready");
        Browsing.wholePicture(page, "first-" + name);
    }
}
