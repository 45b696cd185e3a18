package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.Until;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.TestServer;
import dev.talon.hardware.agent.TestAgent;
import dev.talon.hardware.fake.FakePrinter;
import dev.talon.reliability.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The primary is killed under load and its standby promoted, while screens of all kinds are open and an agent has a printer. */
@Tag("reliability")
@Timeout(300)
final class FailoverScreensIT {
    private static final int PATIENCE_MS = 60_000;
    private static final int KIOSKS = 3;
    private static final int PAUSE_MS = 50;
    private static final String TICKETS = "/centres/north/tickets";

    @TempDir
    Path temporary;

    private final FakePrinter printer = FakePrinter.start();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private volatile boolean leaving;
    private TestServer first;
    private TestServer second;
    private TestNode node;
    private Browsing browsing;
    private TestAgent agent;

    @BeforeEach
    void start() throws Exception {
        first = TestServer.primary(temporary.resolve("first"));
        DatabaseAddress at = first.address();
        Database.migrated(at);
        second = first.standby(temporary.resolve("second"), "second");
        first.execute("ALTER SYSTEM SET synchronous_standby_names = 'second'");
        first.execute("SELECT pg_reload_conf()");
        first.until("SELECT EXISTS (SELECT FROM pg_stat_replication WHERE sync_state = 'sync')");
        node = TestNode.start(new DatabaseAddress(
                List.of(first.at(), second.at()), true, at.database(), at.user(), at.password(), at.sslMode()));
        browsing = new Browsing(node.url());
        node.createCentre("north");
        assertThat(node.put("/centres/north/printers/hall", """
            {"transport":"tcp","host":"127.0.0.1","port":%d}\
            """.formatted(printer.port()))
                        .status())
                .isEqualTo(200);
        agent = TestAgent.start(node.url(), temporary.resolve("agent"));
        int id = paired(agent.code(), "").json().at("/id").asInt();
        assertThat(node.put("/centres/north/printers/hall/agent", "{\"agent\":" + id + "}")
                        .status())
                .isEqualTo(204);
    }

    @AfterEach
    void stop() throws Exception {
        leaving = true;
        agent.close();
        browsing.close();
        node.close();
        printer.close();
        first.close();
        second.close();
    }

    @Test
    void kioskHallSignPhoneAndPaperGoOn() throws Exception {
        Page hall = device("/hall/", 1920, 1080, "");
        Page sign = device("/sign/", 800, 480, ",\"desk\":\"4\"");
        Page kiosk = device("/kiosk/", 1080, 1920, ",\"printer\":\"hall\"");
        kiosk.locator("main.start button[data-service=cash][aria-disabled=false]")
                .waitFor();
        Reply ticket = node.post(TICKETS, "{\"service\":\"cash\"}");
        Page phone = browsing.open("/t/north/" + ticket.text("/id"), 390, 844);
        assertThat(phone.locator("main")).containsText(ticket.text("/label"));
        List<CompletableFuture<Void>> load = new ArrayList<>();
        for (int i = 0; i < KIOSKS; i++) {
            load.add(CompletableFuture.runAsync(this::press, work -> new Thread(work, "kiosk").start()));
        }
        Until.isTrue("there is load", () -> acknowledged.size() >= 50);

        long killed = System.nanoTime();
        first.kill();
        CompletableFuture<Void> promoted = CompletableFuture.runAsync(this::promote);
        kiosk.locator("main.start button[data-service=cash]").click();
        Locator label = kiosk.locator("main.ticket .label");
        assertThat(label).hasText(Pattern.compile("[А-Я]\\d{3}"), new HasTextOptions().setTimeout(PATIENCE_MS));
        double seconds = since(killed);
        promoted.get();
        printer.paper(Duration.ofMillis(PATIENCE_MS));
        double paper = since(killed);

        Reply called = untilAnswered("/centres/north/desks/4/call-next");
        assertThat(called.text("/call/label")).isEqualTo(ticket.text("/label"));
        assertThat(sign.locator(".sign__label"))
                .hasText(ticket.text("/label"), new HasTextOptions().setTimeout(PATIENCE_MS));
        assertThat(phone.locator(".invited"))
                .containsText(
                        Pattern.compile("Вас приглашают.*4", Pattern.DOTALL),
                        new ContainsTextOptions().setTimeout(PATIENCE_MS));
        assertThat(hall.locator(".line__label", new Page.LocatorOptions().setHasText(ticket.text("/label")))
                        .first())
                .isVisible();
        double shown = since(killed);
        leaving = true;
        for (CompletableFuture<Void> one : load) {
            one.get();
        }
        long there = Long.parseLong(second.text("SELECT count(*) FROM ticket"));
        // Besides the crowd's: the phone's and the kiosk's.
        int lost = (int) Math.max(0, acknowledged.size() + 2 - there);
        int doubled = (int) Math.max(0, there - acknowledged.size() - 2);
        new Finding(
                        "kill -9 of the primary while pages are open, its synchronous standby is promoted",
                        "1 node, 3 kiosks, each 50 ms after its last ticket; in Chromium a kiosk, a hall board, a sign"
                                + " and a phone; a printer on an agent",
                        lost,
                        doubled,
                        shown,
                        seconds,
                        "the kiosk was pressed at that moment and its paper was out after %.2f s; then its visitor was called"
                                .formatted(paper))
                .record();
        assertThat(lost).as("lost").isZero();
        assertThat(doubled).as("doubled").isZero();
    }

    private Page device(String path, int width, int height, String more) {
        Page page = browsing.open(path, width, height);
        paired(page.locator("talon-pairing .code").innerText().replaceAll("\\s", ""), more);
        assertThat(page.locator("talon-pairing")).hasCount(0);
        return page;
    }

    private Reply paired(String code, String more) {
        Reply device = node.post("/devices", """
            {"code":"%s","centre":"north","name":"Устройство"%s}\
            """.formatted(code, more));
        assertThat(device.status()).as(device.json().toString()).isEqualTo(201);
        return device;
    }

    /** As the pages do: the same key until there is an answer. */
    private void press() {
        while (!leaving) {
            String key = UUID.randomUUID().toString();
            Reply reply;
            do {
                reply = node.post(TICKETS, "{\"service\":\"consultation\"}", "Idempotency-Key", key);
                assertThat(reply.status()).as(reply.json().toString()).isIn(201, 503);
            } while (reply.status() != 201);
            acknowledged.add(reply.text("/id"));
            pause();
        }
    }

    private synchronized void pause() {
        try {
            TimeUnit.MILLISECONDS.timedWait(this, PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply untilAnswered(String path) {
        String key = UUID.randomUUID().toString();
        Reply reply;
        do {
            node.sit("north", "4");
            reply = node.post(path, "", "Idempotency-Key", key);
            assertThat(reply.status()).as(reply.json().toString()).isIn(200, 409, 503);
        } while (reply.status() != 200);
        return reply;
    }

    private void promote() {
        try {
            second.promote();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
