package dev.talon.browser;

import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A node over a database of its own, and screens that show its pages: open from before the first test of a class until after the last. */
final class NodeOnScreens implements BeforeAllCallback, AfterAllCallback {
    private final Function<String, Browsing> browser;
    private TestDatabase database;
    private TestNode node;
    private Browsing browsing;

    /** @param without flags of the test driver that the browser is to do without */
    NodeOnScreens(String... without) {
        this(home -> new Browsing(home, List.of(without)));
    }

    private NodeOnScreens(Function<String, Browsing> browser) {
        this.browser = browser;
    }

    /** In a browser with windows. */
    static NodeOnScreens inWindows() {
        return new NodeOnScreens(Browsing::inWindows);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        browsing = browser.apply(node.url());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        browsing.close();
        node.close();
        database.close();
    }

    TestDatabase database() {
        return database;
    }

    TestNode node() {
        return node;
    }

    Browsing browsing() {
        return browsing;
    }
}
