package dev.talon.browser;

import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A node over a database of its own, and screens that show its pages: open from before the first test of a class until after the last. */
final class NodeOnScreens implements BeforeAllCallback, AfterAllCallback {
    private final List<String> without;
    private TestDatabase database;
    private TestNode node;
    private Browsing browsing;

    /** @param without flags of the test driver that the browser is to do without, so that it is as people have it */
    NodeOnScreens(String... without) {
        this.without = List.of(without);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        browsing = new Browsing(node.url(), without, List.of());
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
