package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/** A press of a button that may be held, within one moment of the page: however slow the machine is, it is no holding. */
final class ShortPress {
    private ShortPress() {}

    static void of(Locator button) {
        assertThat(button).isVisible();
        button.evaluate("""
                (button) => {
                  button.dispatchEvent(new PointerEvent("pointerdown", {button: 0, bubbles: true}));
                  button.dispatchEvent(new PointerEvent("pointerup", {button: 0, bubbles: true}));
                  button.click();
                }""");
    }
}
