package dev.talon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which calls of a hall are shown and announced together, and when: by hand, and in random histories. */
final class CallGroupsIT {
    private static final int HISTORIES = 300;

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
    }

    @Test
    void callsThatComeTogetherAreAnnouncedTogether() {
        Page page = browsing.open("/hall/", 640, 360);
        Object tried = page.evaluate(
                Scripts.read("call-groups.js"), Map.of("address", "/hall/call-groups.js", "histories", HISTORIES));
        Map<?, ?> result = (Map<?, ?>) tried;
        assertThat(result.get("faults")).isEqualTo(List.of());
        assertThat(result.get("scenes"))
                .isEqualTo(Map.ofEntries(
                        Map.entry("one", List.of("250 К1")),
                        Map.entry(
                                "twenty at once",
                                List.of(
                                        "250 К1 К2 К3 К4",
                                        "10250 К5 К6 К7 К8",
                                        "20250 К9 К10 К11 К12",
                                        "30250 К13 К14 К15 К16",
                                        "40250 К17 К18 К19 К20")),
                        Map.entry("five within three seconds", List.of("250 К1", "2250 К2 К3 К4", "10250 К5")),
                        Map.entry("started before its turn", List.of("250 К1 К2 К3 К4", "10250 К6")),
                        Map.entry("taken back before its turn", List.of("250 К1 К2 К3 К4", "10250 К5")),
                        Map.entry("called again while it waits", List.of("250 К1 К2 К3 К4", "10250 К5 К6")),
                        Map.entry("called again while it is shown", List.of("250 К1 К2", "4250 К1")),
                        Map.entry("the same board twice and an old one", List.of("250 К1 К2 К3")),
                        Map.entry("a voice speaks for twelve seconds", List.of("250 К1 К2 К3 К4", "12250 К5 К6")),
                        Map.entry("a voice that never ends", List.of("250 К1 К2 К3 К4", "30250 К5 К6")),
                        Map.entry("the first board", List.of("К2"))));
    }
}
