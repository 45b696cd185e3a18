package dev.talon.web;

import io.vertx.ext.web.RoutingContext;

/** Which of the two languages an answer speaks. */
final class Languages {
    private Languages() {}

    /** English only where the reader asks for it first; the centres speak Russian. */
    static boolean russian(RoutingContext context) {
        var languages = context.acceptableLanguages();
        return languages.isEmpty() || !"en".equalsIgnoreCase(languages.get(0).tag());
    }
}
