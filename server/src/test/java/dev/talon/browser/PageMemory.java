package dev.talon.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/**
 * What Chromium keeps for a page once the garbage is out.
 *
 * @param nodes of its document, those that were taken out of it and are still held included
 * @param listeners of events
 * @param heap of its scripts, in MiB
 * @param sounds nodes of its audio contexts
 */
public record PageMemory(int nodes, int listeners, double heap, int sounds) {
    private static final double MIB = 1 << 20;

    public static PageMemory of(Page page) {
        CDPSession browser = page.context().newCDPSession(page);
        browser.send("Performance.enable");
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        // Twice: what is told of a removed element goes with the second.
        browser.send("HeapProfiler.collectGarbage");
        browser.send("HeapProfiler.collectGarbage");
        JsonObject metrics = browser.send("Performance.getMetrics");
        browser.detach();
        return new PageMemory(
                (int) metric(metrics, "Nodes"),
                (int) metric(metrics, "JSEventListeners"),
                metric(metrics, "JSHeapUsedSize") / MIB,
                (int) metric(metrics, "AudioHandlers"));
    }

    private static double metric(JsonObject metrics, String name) {
        for (JsonElement metric : metrics.getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals(name)) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new AssertionError("no metric " + name);
    }
}
