package dev.talon.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * People and devices at their screens: each has a context of its own in a browser, in Russian. Whatever goes wrong on a page unasked (an
 * error in its console, a request to another host) is noted for {@link #faults()}.
 */
public final class Browsing implements AutoCloseable {
    private static final double PATIENCE_MS = 20_000;
    /** No further than that: a page that hears nothing for long takes its socket for dead. */
    private static final long AHEAD_MS = 2_000;

    static final boolean PICTURES_TAKEN = Boolean.getBoolean("talon.pictures.taken");

    private static final Pattern FIRST_QUESTION = Pattern.compile("/api/v1/(session|centres|device\\?kind=[a-z-]+):");

    /** What closes the pages of the test that runs, one after the other; a JVM runs one test at a time. */
    private static final List<Runnable> OF_THE_TEST = new CopyOnWriteArrayList<>();

    private static volatile boolean inATest;

    private final Browser browser;
    private final String home;
    private final List<BrowserContext> contexts = new CopyOnWriteArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** @param home the only address that pages may ask, such as {@code http://127.0.0.1:8080} */
    public Browsing(String home) {
        this(home, List.of());
    }

    /** @param without flags of the test driver that the browser is to do without */
    Browsing(String home, List<String> without) {
        this(home, Browsers.shell(without));
    }

    private Browsing(String home, Browser browser) {
        this.home = home;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        this.browser = browser;
    }

    /** In a browser with windows. */
    static Browsing inWindows(String home) {
        return new Browsing(home, Browsers.inWindows());
    }

    /** A screen that has shown nothing yet. */
    Page screen(int width, int height) {
        return screen(width, height, false);
    }

    /** The same, that is touched with fingers. */
    Page tablet(int width, int height) {
        return screen(width, height, true);
    }

    private Page screen(int width, int height, boolean touched) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("ru-RU")
                .setHasTouch(touched));
        contexts.add(context);
        if (inATest) {
            OF_THE_TEST.add(() -> close(context));
        }
        context.setDefaultTimeout(PATIENCE_MS);
        context.onConsoleMessage(message -> listen(context, message));
        context.onWebError(error -> faults.add("fell: " + error.error()));
        context.onRequest(request -> heed(request.url()));
        Page page = context.newPage();
        page.onWebSocket(socket -> heed(socket.url().replaceFirst("^ws", "http")));
        return page;
    }

    /** The same, with a page of ours on it. */
    public Page open(String path, int width, int height) {
        Page page = screen(width, height);
        page.navigate(home + path);
        return page;
    }

    /** Signs in on the page that asks for it. */
    static void signIn(Page page, String login, String password) {
        page.locator("#login").fill(login);
        page.locator("#password").fill(password);
        page.keyboard().press("Enter");
    }

    /** Presses a key of the desk once its large button listens: it is deaf for a moment after its meaning has changed. */
    static void press(Page desk, String key) {
        PlaywrightAssertions.assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        desk.keyboard().press(key);
    }

    /** Finishes with a visitor who has only just begun to be served, which a desk asks about. */
    static void finishSoon(Page desk) {
        press(desk, "F4");
        desk.locator("dialog[open] .danger").click();
    }

    /**
     * The page's clock stands from now on, but for what the test lets it run. It can only be stopped a little ahead of itself: a page that a
     * busy machine let run past that moment is asked again.
     */
    static void stopClock(Page page) {
        while (true) {
            double now = ((Number) page.evaluate("() => Date.now()")).doubleValue();
            try {
                page.clock().pauseAt((long) now + AHEAD_MS);
                return;
            } catch (PlaywrightException gone) {
                if (!gone.getMessage().contains("fast-forward to the past")) {
                    throw gone;
                }
            }
        }
    }

    /**
     * It is so much later for the page, but nothing that it waits for has come by that: a socket that was silent for so long would be dead, and one
     * that is opened anew tells the page the server's time again.
     */
    static void later(Page page, int ms) {
        double now = ((Number) page.evaluate("() => Date.now()")).doubleValue();
        page.clock().setSystemTime((long) now + ms);
    }

    /** What rises or fades in has come to rest, the letters are there, and whoever observes sizes has been told of them. */
    static void atRest(Page page) {
        // Unlike an evaluation it has an end.
        page.waitForFunction("""
                async () => {
                  const short = (each) => each.playState === "running" && each.effect.getComputedTiming().endTime <= 1_000;
                  await Promise.allSettled(document.getAnimations().filter(short).map((each) => each.finished));
                  await document.fonts.ready;
                  // Those that observe for longer are told first.
                  await new Promise((told) => {
                    const last = new ResizeObserver(() => { last.disconnect(); told(); });
                    last.observe(document.documentElement);
                  });
                  return true;
                }""");
    }

    /** Whatever moves and comes to an end has come to it. */
    static void stand(Page page) {
        page.evaluate(
                "() => document.getAnimations().filter((a) => a.effect.getComputedTiming().endTime < Infinity).forEach((a) => a.finish())");
        atRest(page);
    }

    /** For people who want to see the page: {@code target/pictures/NAME.png}, drawn only where {@code -Dtalon.pictures.taken=true} asks for it. */
    static void picture(Page page, String name) {
        picture(page, name, false);
    }

    /** The same, of what has to be scrolled to, too. */
    static void wholePicture(Page page, String name) {
        picture(page, name, true);
    }

    private static void picture(Page page, String name, boolean whole) {
        atRest(page);
        if (PICTURES_TAKEN) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(whole).setPath(pictureOf(name)));
        }
    }

    static Path pictureOf(String name) {
        return Path.of("target", "pictures", name + ".png");
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    private void listen(BrowserContext context, ConsoleMessage message) {
        // What a page says while it is closed is that its requests have ended.
        if (contexts.contains(context) && message.type().equals("error") && !asked(message)) {
            faults.add("said: " + message.text() + " at " + message.location());
        }
    }

    /** A page that nobody has signed in to or paired asks who it is and where; a browser notes the answer 401 as an error. */
    private static boolean asked(ConsoleMessage message) {
        return message.text().contains("status of 401")
                && FIRST_QUESTION.matcher(message.location()).find();
    }

    private void heed(String url) {
        boolean own = url.startsWith("data:") || url.startsWith("blob:");
        if (!own && !URI.create(url).getAuthority().equals(URI.create(home).getAuthority())) {
            faults.add("asked another host: " + url);
        }
    }

    static void testBegins() {
        inATest = true;
    }

    static void testEnds() {
        inATest = false;
        OF_THE_TEST.forEach(Runnable::run);
        OF_THE_TEST.clear();
    }

    private void close(BrowserContext context) {
        if (contexts.remove(context)) {
            context.close();
        }
    }

    @Override
    public void close() {
        contexts.forEach(this::close);
    }
}
