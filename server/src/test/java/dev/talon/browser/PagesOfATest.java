package dev.talon.browser;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The pages that a test opens are closed when it has ended: each goes on drawing, and those of a class's earlier tests took most of the
 * processor from the later ones. Pages that were opened before the first test stay until the class ends.
 */
public final class PagesOfATest implements BeforeEachCallback, AfterEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) {
        Browsing.testBegins();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Browsing.testEnds();
    }
}
