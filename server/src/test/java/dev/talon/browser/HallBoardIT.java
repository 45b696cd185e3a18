package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The hall board gives every call its time; the clock of its page is turned by hand. */
final class HallBoardIT {
    private static final int SHOWN_MS = 10_000;
    private static final int COVERED_MS = 5_000;
    private static final int GATHER_MS = 250;
    private static final int NEARLY_MS = 100;
    /** What a browser may hold more after a thousand calls: parts that the last of them draws and another did not. */
    private static final int FEW_NODES = 60;

    private static final double FEW_MIB = 1.5;

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;
    private static int centres;

    private String centre;
    private Page hall;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
    }

    @BeforeEach
    void openTheHall() {
        centre = "hall" + ++centres;
        node.createCentre(centre);
        hall = browsing.screen(1920, 1080);
        hall.clock().install();
        hall.navigate(node.url() + "/hall/?sound=off");
        String code = hall.locator("talon-pairing .code").innerText();
        var device =
                node.post("/devices", "{\"code\":\"%s\",\"centre\":\"%s\",\"name\":\"Hall\"}".formatted(code, centre));
        assertThat(device.status()).isEqualTo(201);
        assertThat(hall.locator(".quiet__title")).hasText("Сейчас приёма нет");
        Browsing.stopClock(hall);
        assertThat(hall.locator(".hall")).hasAttribute("data-link", "live");
    }

    @Test
    void callsThatComeTogetherAreShownTogether() {
        issue("consultation", 3);
        issue("cash", 2);
        List<String> calls = new ArrayList<>();
        for (String desk : List.of("1", "4", "2", "5", "3")) {
            calls.add(callNext(desk));
        }
        isTold(calls.get(4));
        hall.clock().runFor(GATHER_MS + NEARLY_MS);
        assertThat(hall.locator(".call-out__label")).hasText(texts(calls.subList(0, 4)));
        assertThat(hall.locator(".call-out__also .pair")).containsText(calls.get(4));
        hall.clock().runFor(COVERED_MS - 2L * NEARLY_MS);
        assertThat(hall.locator(".call-out")).hasCount(1);
        hall.clock().runFor(2L * NEARLY_MS);
        // The list is there again, with the same calls large and the fifth beside them.
        assertThat(hall.locator(".call-out")).hasCount(0);
        assertThat(hall.locator(".main .line__label")).hasText(texts(calls.subList(0, 4)));
        assertThat(hall.locator(".calls--beside .line__label")).hasText(calls.get(4));
        hall.clock().runFor(COVERED_MS + NEARLY_MS);
        assertThat(hall.locator(".call-out__label")).hasText(calls.get(4));
        hall.clock().runFor(SHOWN_MS + NEARLY_MS);
        assertThat(hall.locator(".call-out")).hasCount(0);
        // Nobody has come yet: all five are still marked, in two columns.
        assertThat(hall.locator(".calls--small .line--called")).hasCount(5);
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void aCallIsMarkedUntilItIsStarted() {
        issue("cash", 1);
        String label = callNext("4");
        isTold(label);
        hall.clock().runFor(GATHER_MS + SHOWN_MS + NEARLY_MS);
        assertThat(hall.locator(".line--called .line__label")).hasText(label);
        node.atDesk(centre, "4", "start");
        assertThat(hall.locator(".line--serving .line__label")).hasText(label);
        assertThat(hall.locator(".line--called")).hasCount(0);
    }

    @Test
    void aRecallIsShownAgainAndOtherChangesAreNot() {
        issue("cash", 2);
        String label = callNext("4");
        isTold(label);
        hall.clock().runFor(GATHER_MS + NEARLY_MS);
        assertThat(hall.locator(".call-out__label")).hasText(label);
        hall.clock().runFor(SHOWN_MS + NEARLY_MS);
        issue("cash", 1);
        assertThat(hall.locator(".service[data-hue=cash] .service__count")).hasText("2");
        assertThat(hall.locator(".call-out")).hasCount(0);
        node.atDesk(centre, "4", "recall");
        hall.waitForFunction("() => document.querySelector('talon-hall').board?.calls[0]?.calls === 2");
        hall.clock().runFor(GATHER_MS + NEARLY_MS);
        assertThat(hall.locator(".call-out__label")).hasText(label);
    }

    @Test
    void aCallWhoseVisitorHasComeIsAnnouncedNoMore() {
        issue("cash", 2);
        String first = callNext("4");
        isTold(first);
        hall.clock().runFor(GATHER_MS + NEARLY_MS);
        assertThat(hall.locator(".call-out__label")).hasText(first);
        String second = callNext("5");
        isTold(second);
        assertThat(hall.locator(".call-out__also .pair")).containsText(second);
        node.atDesk(centre, "5", "start");
        assertThat(hall.locator(".call-out__also .pair")).hasCount(0);
        hall.clock().runFor(SHOWN_MS);
        assertThat(hall.locator(".call-out")).hasCount(0);
        assertThat(hall.locator(".line--serving .line__label")).hasText(second);
    }

    /** A board hangs for weeks: after a thousand calls it holds what it held after fifty. */
    @Test
    void aDayOfCallsLeavesNothingBehind() {
        Page day = browsing.screen(1920, 1080);
        day.navigate(node.url() + "/hall/?sound=off");
        node.post(
                "/devices",
                "{\"code\":\"%s\",\"centre\":\"%s\",\"name\":\"Day\"}"
                        .formatted(day.locator("talon-pairing .code").innerText(), centre));
        assertThat(day.locator(".quiet__title")).hasText("Сейчас приёма нет");
        String calls = """
                async ([from, to]) => {
                  const hall = document.querySelector("talon-hall");
                  hall.live.close();
                  for (let n = from; n < to; n++) {
                    const at = new Date(Date.now() + n * 60_000).toISOString();
                    const calls = Array.from({length: 1 + n % 9}, (_, i) => ({desk: `${i + 1}`, label: `K${n + i}`, state: i % 2 ? "serving" : "called", calls: 1, at, service: "cash"}));
                    hall.live.board = {...hall.board, at, version: hall.board.version + 1, calls};
                    hall.live.dispatchEvent(new CustomEvent("board", {detail: hall.live.board}));
                    await hall.updateComplete;
                    hall.announcements.groups.tick(performance.now() + 1_000);
                    hall.announcements.dispatchEvent(new Event("change"));
                    await hall.updateComplete;
                    if (!document.querySelector(".call-out")) throw new Error(`call ${n} was not shown`);
                    hall.announcements.stop();
                    await hall.updateComplete;
                  }
                  return document.querySelectorAll("*").length;
                }""";
        Object elements = day.evaluate(calls, List.of(0, 54));
        PageMemory before = PageMemory.of(day);
        assertThat(day.evaluate(calls, List.of(54, 1_062))).isEqualTo(elements);
        PageMemory after = PageMemory.of(day);
        assertThat(after.nodes()).as("nodes, of %s", before).isLessThanOrEqualTo(before.nodes() + FEW_NODES);
        assertThat(after.listeners()).as("listeners, of %s", before).isEqualTo(before.listeners());
        assertThat(after.heap()).as("MiB, of %s", before).isLessThan(before.heap() + FEW_MIB);
    }

    @Test
    void atNightThePanelIsDarkUntilSomebodyIsCalled() {
        String board = """
                async ([calls, next]) => {
                  const hall = document.querySelector("talon-hall");
                  hall.live.close();
                  const at = hall.live.now();
                  const opening = {state: "closed", until: null, next: new Date(at.getTime() + next * 60_000).toISOString(), reason: "hours", words: null, byHand: null};
                  hall.live.board = {...hall.board, at: at.toISOString(), version: hall.board.version + 1, opening,
                    calls: calls.map((label) => ({label, desk: "1", state: "called", calls: 1, at: at.toISOString(), service: "cash"}))};
                  hall.live.dispatchEvent(new CustomEvent("board"));
                  await hall.updateComplete;
                }""";
        hall.evaluate(board, List.of(List.of(), 600));
        hall.clock().runFor(60_000);
        assertThat(hall.locator(".quiet__title")).isVisible();
        assertThat(hall.locator(".darkness")).hasCount(0);
        hall.clock().runFor(600_000);
        assertThat(hall.locator(".darkness")).hasCount(1);
        hall.evaluate(board, List.of(List.of("К001"), 590));
        assertThat(hall.locator(".darkness")).hasCount(0);
        hall.evaluate(board, List.of(List.of(), 590));
        hall.clock().runFor(660_000);
        assertThat(hall.locator(".darkness")).hasCount(1);
        hall.evaluate(board, List.of(List.of(), 15));
        hall.clock().runFor(2_000);
        assertThat(hall.locator(".darkness")).hasCount(0);
    }

    @Test
    void longWaitsAreSaidInALineAndNobodyIsToldOfNoQueueWhoWouldWait() {
        Object said = hall.evaluate("""
                async () => {
                  const hall = document.querySelector("talon-hall");
                  const waits = [[31, 31, 6_000, 10_800], [128, 128, 2_400, 7_500], [0, 3, 109, 243]];
                  hall.live.close();
                  hall.board = {...hall.board, desks: [{desk: "1", state: "idle", stages: ["cash"]}], calls: [],
                    waiting: waits.map(([count, ahead, from, to], i) => ({...hall.board.waiting[i], count, ahead, expectedWait: {from, to}}))};
                  await hall.updateComplete;
                  return [...hall.querySelectorAll(".service")].map((row) => {
                    const [wait, count] = [row.querySelector(".service__wait"), row.querySelector(".service__count")];
                    const [w, c, r] = [wait, count, row].map((each) => each.getBoundingClientRect());
                    const whole = wait.getClientRects().length === 1 && w.height < 2 * parseFloat(getComputedStyle(wait).fontSize)
                      && w.right <= c.left && c.right <= r.right && c.bottom <= r.bottom + 1;
                    return `${wait.innerText} ${count.innerText} ${whole}`.replaceAll("\u00a0", " ");
                  });
                }""");
        assertThat(said).isEqualTo(List.of("больше часа 31 true", "до 2½ ч 128 true", "1–5 мин 3 true"));
    }

    private void issue(String service, int times) {
        for (int i = 0; i < times; i++) {
            var reply = node.post("/centres/%s/tickets".formatted(centre), "{\"service\":\"%s\"}".formatted(service));
            assertThat(reply.status()).isEqualTo(201);
        }
    }

    /** The page has heard of a call; its clock has not moved. */
    private void isTold(String label) {
        hall.waitForFunction(
                "label => document.querySelector('talon-hall').board?.calls.some((call) => call.label === label)",
                label);
    }

    private static Pattern[] texts(List<String> labels) {
        return labels.stream().map(Pattern::compile).toArray(Pattern[]::new);
    }

    private String callNext(String desk) {
        var reply = node.atDesk(centre, desk, "call-next");
        assertThat(reply.status()).isEqualTo(200);
        return reply.text("/call/label");
    }
}
