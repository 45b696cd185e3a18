package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.talon.printing.PrinterHall.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.Cookie;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.fake.Mood;
import dev.talon.hardware.profile.PrinterProfile.Status;
import dev.talon.printing.PrinterHall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each fault of a printer, as the visitor and the staff see it, and what happens when it is mended. All at once, each in a
 * centre of its own: a printer is asked only every ten seconds.
 */
final class PrinterFaultsIT {
    private static final double WATCH_MS = 60_000;
    private static final String STOPPED = "Талоны не печатаются. Номер появится на экране";

    /**
     * A fault.
     *
     * @param state  what becomes of the printer; empty: nothing is known before a ticket is printed
     * @param alert  what the staff read
     * @param stops  whether the kiosk says so before the touch
     * @param paper  how the paper of a ticket taken meanwhile ends
     * @param keeps  whether the printer has something in its memory that comes out when it is mended
     */
    private record Fault(Mood mood, Optional<String> state, String alert, boolean stops, String paper, boolean keeps) {
        static Fault stopping(Mood mood, String state, String alert) {
            return new Fault(mood, Optional.of(state), alert, true, "failed", false);
        }

        String name() {
            return mood.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final List<Fault> FAULTS = List.of(
            new Fault(Mood.PAPER_LOW, Optional.of("paper_low"), "бумага кончается", false, "printed", false),
            Fault.stopping(Mood.PAPER_OUT, "paper_out", "нет бумаги"),
            Fault.stopping(Mood.COVER_OPEN, "cover_open", "открыта крышка"),
            Fault.stopping(Mood.CUTTER_JAMMED, "cutter", "заклинил нож"),
            Fault.stopping(Mood.PAPER_JAM, "paper_jam", "выньте смятую бумагу"),
            Fault.stopping(Mood.OVERHEATED, "printer_error", "ошибка принтера"),
            Fault.stopping(Mood.SILENT, "offline", "не печатает"),
            Fault.stopping(Mood.NEVER_READS, "offline", "не печатает"),
            Fault.stopping(Mood.REFUSES, "no_connection", "нет связи"),
            new Fault(Mood.PAPER_ENDS, Optional.empty(), "нет бумаги", false, "uncertain", true),
            new Fault(Mood.DROPS, Optional.empty(), "", false, "uncertain", false));

    /** A fault in its centre, with the kiosk's screen. */
    private record Case(Fault fault, PrinterHall hall, Page kiosk) {}

    private static TestDatabase database;
    private static TestNode node;
    private static Browsing browsing;
    private static List<Case> cases;
    private static Page office;

    /** What the screen has said of the ticket so far: each title stands for a few seconds only. */
    private static final String REMEMBER_TITLES = """
            () => {
              window.titles = [];
              new MutationObserver(() => {
                const title = document.querySelector("main.ticket h1")?.textContent.trim();
                if (title && window.titles.at(-1) !== title) window.titles.push(title);
              }).observe(document.body, {subtree: true, childList: true, characterData: true});
            }""";

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        browsing = new Browsing(node.url());
        cases = FAULTS.stream().map(PrinterFaultsIT::open).toList();
        office = browsing.open("/manager/", 1366, 768);
        Browsing.signIn(office, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(office.locator("manager-now")).isVisible();
    }

    @AfterAll
    static void stop() {
        browsing.close();
        cases.forEach(one -> one.hall().close());
        node.close();
        database.close();
    }

    @Test
    void everyFaultIsSeenByTheVisitorAndTheStaffAndOncePaperIsBackNothingComesOutTwice() throws Exception {
        cases.forEach(one -> one.hall().device.become(one.fault().mood()));
        cases.forEach(PrinterFaultsIT::isKnownBeforeTheTouch);
        List<Reply> tickets = new ArrayList<>();
        for (Case one : cases) {
            // One after the other: each screen goes back by itself soon.
            Reply ticket = touch(one);
            theScreenTellsWhatBecameOfThePaper(one, ticket);
            tickets.add(ticket);
        }
        cases.forEach(PrinterFaultsIT::theStaffAreTold);

        cases.forEach(one -> one.hall().device.become(Mood.READY));
        for (int i = 0; i < cases.size(); i++) {
            isMended(cases.get(i), tickets.get(i));
        }
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void aSlowPrintersPaperIsNeverCalledLostAndTheScreenSaysWhenItIsThere() throws Exception {
        Fault slow = new Fault(Mood.SLOW, Optional.empty(), "", false, "printed", false);
        Case russian = open(slow, "ru");
        Case english = open(slow, "en");
        try (PrinterHall one = russian.hall();
                PrinterHall other = english.hall()) {
            english.kiosk()
                    .locator("button", new Page.LocatorOptions().setHasText("English"))
                    .click();
            one.device.become(Mood.SLOW);
            other.device.become(Mood.SLOW);
            Reply ticket = touch(russian);
            Reply second = touch(english);
            isSlow(russian, "Печатается медленно", "Можно не ждать");
            isSlow(english, "Printing slowly", "No need to wait");

            comes(russian, ticket, "Возьмите талон");
            comes(english, second, "Take your ticket");

            one.device.become(Mood.READY);
            Reply next = one.issue();
            one.device.paper(SOON);
            one.untilPaperIs(next, "printed");
            assertThat(one.device.papers()).isZero();
        }
    }

    @Test
    void ofAPrinterThatConfirmsNothingTheScreenPromisesNoPaper() throws Exception {
        Case mute = open(new Fault(Mood.READY, Optional.empty(), "", false, "printed", false), "-mute");
        try (PrinterHall hall = mute.hall()) {
            node.put("/printer-profiles/mute", muteProfile());
            node.put(hall.printer(), """
                    {"transport":"tcp","host":"127.0.0.1","port":%d,"profile":"mute"}""".formatted(hall.device.port()));
            hall.untilPrinterIs("unknown");
            hall.device.speak(Status.NONE);
            Reply ticket = touch(mute);
            Locator heading = mute.kiosk().locator("main.ticket .heading");
            assertThat(heading)
                    .containsText(
                            "Если талона нет — сфотографируйте номер", new ContainsTextOptions().setTimeout(WATCH_MS));
            assertThat(heading.locator("h1")).hasText("Возьмите талон");
            Browsing.picture(mute.kiosk(), "fault-mute-kiosk");
            assertThat(hall.untilPaperIs(ticket, "printed").text("/print/reason"))
                    .isEqualTo("unconfirmed");
            hall.device.paper(SOON);
            assertThat(hall.device.faults()).isEmpty();
        }
    }

    private static String muteProfile() {
        JsonObject profile = new JsonArray(node.get("/printer-profiles").json().toString()).getJsonObject(0);
        List.of("code", "shipped", "printers", "changedBy", "changedAt").forEach(profile::remove);
        return profile.put("status", "none").encode();
    }

    private static void isSlow(Case one, String title, String advice) {
        Page kiosk = one.kiosk();
        assertThat(kiosk.locator("main.ticket h1")).hasText(title);
        assertThat(kiosk.locator("main.ticket .heading")).containsText(advice);
        kiosk.waitForFunction("() => document.querySelector('img.qr')?.naturalWidth > 0");
        Browsing.picture(kiosk, one.hall().centre + "-kiosk");
        assertThat(height(kiosk, ".number .label") + height(kiosk, "img.qr")).isGreaterThan(1920 / 4.0);
    }

    /** The number and «Печатается медленно» stand until then: what the screen has said it never has to take back. */
    private static void comes(Case one, Reply ticket, String title) throws Exception {
        // It may have gone back to the menu already, while the other kiosk was looked at.
        one.kiosk()
                .waitForFunction(
                        "title => window.titles.includes(title)",
                        title,
                        new Page.WaitForFunctionOptions().setTimeout(WATCH_MS));
        assertThat(one.hall().read(ticket).text("/print/state")).isEqualTo("printed");
        one.hall().device.paper(SOON);
        Browsing.picture(one.kiosk(), one.hall().centre + "-came-kiosk");
    }

    private static void isKnownBeforeTheTouch(Case one) {
        one.fault().state().ifPresent(one.hall()::untilPrinterIs);
        Locator notice = one.kiosk().locator(".notice");
        if (one.fault().stops()) {
            assertThat(notice).containsText(STOPPED, new ContainsTextOptions().setTimeout(WATCH_MS));
        } else {
            assertThat(notice).hasCount(0);
        }
    }

    private static Reply touch(Case one) {
        one.kiosk().evaluate(REMEMBER_TITLES);
        one.kiosk().locator("button[data-service=cash]").click();
        Locator code = one.kiosk().locator("img.qr");
        code.waitFor(new Locator.WaitForOptions().setTimeout(WATCH_MS));
        String path = code.getAttribute("src").replaceFirst(".*(/centres/.*)/qr\\.svg", "$1");
        return node.get(path, "authorization", "");
    }

    private static void theScreenTellsWhatBecameOfThePaper(Case one, Reply ticket) {
        String end = one.fault().paper();
        Page kiosk = one.kiosk();
        String heading = switch (end) {
            case "printed" -> "Возьмите талон";
            case "uncertain" -> "Талон мог не напечататься";
            default -> "Талон не напечатался";
        };
        assertThat(kiosk.locator("main.ticket h1"))
                .containsText(heading, new ContainsTextOptions().setTimeout(WATCH_MS));
        kiosk.waitForFunction("() => document.querySelector('img.qr')?.naturalWidth > 0");
        Browsing.picture(kiosk, "fault-" + one.fault().name() + "-kiosk");
        assertThat(one.hall().read(ticket).text("/print/state")).isEqualTo(end);
        if (!end.equals("printed")) {
            assertThat(kiosk.locator("main.ticket")).containsText("Сфотографируйте");
            double seen = height(kiosk, ".number .label") + height(kiosk, "img.qr");
            assertThat(seen).as(one.fault().name()).isGreaterThan(1920 / 4.0);
        }
    }

    private static void theStaffAreTold(Case one) {
        if (one.fault().alert().isEmpty()) {
            return;
        }
        office.navigate(node.url() + "/manager/?centre=" + one.hall().centre);
        assertThat(office.locator(".alert"))
                .containsText(one.fault().alert(), new ContainsTextOptions().setTimeout(WATCH_MS));
        Browsing.picture(office, "fault-" + one.fault().name() + "-manager");
    }

    /** The notice and the alert go by themselves; what comes out next is the next visitor's, but for what the printer had kept. */
    private static void isMended(Case one, Reply ticket) throws Exception {
        PrinterHall hall = one.hall();
        hall.untilPrinterIs("ready");
        // By itself: whoever stood there may have gone.
        one.kiosk().locator("main.start").waitFor(new Locator.WaitForOptions().setTimeout(WATCH_MS));
        assertThat(one.kiosk().locator(".notice")).hasCount(0, new HasCountOptions().setTimeout(WATCH_MS));
        boolean came = one.fault().keeps() || one.fault().paper().equals("printed");
        if (came) {
            hall.device.paper(SOON);
        }
        Reply next = hall.issue();
        hall.device.paper(SOON);
        hall.untilPaperIs(next, "printed");
        assertThat(hall.device.papers()).as(one.fault().name()).isZero();
        assertThat(hall.read(ticket).text("/print/state"))
                .as(one.fault().name())
                .isEqualTo(one.fault().paper());
        office.navigate(node.url() + "/manager/?centre=" + hall.centre);
        assertThat(office.locator(".printer-lines")).containsText("готов");
        assertThat(office.locator(".alert")).hasCount(0);
    }

    private static Case open(Fault fault) {
        return open(fault, "");
    }

    private static Case open(Fault fault, String which) {
        PrinterHall hall = new PrinterHall(node, "fault-" + fault.name() + which);
        Page kiosk = browsing.screen(1080, 1920);
        kiosk.context().addCookies(List.of(new Cookie("talon-device-kiosk", hall.secret).setUrl(node.url())));
        kiosk.navigate(node.url() + "/kiosk/");
        assertThat(kiosk.locator("main.start button[data-service=cash]")).isVisible();
        return new Case(fault, hall, kiosk);
    }

    private static double height(Page page, String what) {
        return page.locator(what).boundingBox().height;
    }
}
