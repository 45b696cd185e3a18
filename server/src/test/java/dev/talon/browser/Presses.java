package dev.talon.browser;

import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what somebody presses on pages: each touch or click, and each Enter or space that presses a button; letters that are typed are none. */
final class Presses {
    private static final String LISTEN = """
            for (const [kind, counts] of [["pointerdown", () => true],
                ["keydown", (event) => !event.repeat && (event.key === "Enter" || (event.key === " " && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)))]]) {
              document.addEventListener(kind, (event) => { if (event.isTrusted && counts(event)) window.pressed(); }, true);
            }""";

    private final AtomicInteger count = new AtomicInteger();

    /** Counts on this page from its next load on. */
    void countOn(Page page) {
        page.exposeFunction("pressed", nothing -> count.incrementAndGet());
        page.addInitScript(LISTEN);
    }

    int count() {
        return count.get();
    }
}
