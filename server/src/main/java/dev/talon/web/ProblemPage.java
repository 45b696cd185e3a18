package dev.talon.web;

import java.util.Map;

/**
 * A problem as a page, for a person who typed an address or followed a link: in their language first, with a link
 * that leads on.
 */
final class ProblemPage {
    private static final String TEMPLATE = Pages.resource("web/problem/index.html");

    private ProblemPage() {}

    static String of(Problem problem, boolean russian) {
        String page = TEMPLATE;
        var words = Map.of(
                "language", russian ? "ru" : "en",
                "title", problem.title(russian),
                "detail", problem.detail(russian),
                "start", russian ? "На главную страницу" : "To the start page",
                "otherLanguage", russian ? "en" : "ru",
                "otherTitle", problem.title(!russian),
                "otherDetail", problem.detail(!russian));
        for (var word : words.entrySet()) {
            page = page.replace("{{" + word.getKey() + "}}", escaped(word.getValue()));
        }
        return page;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                // Inserted texts are never templates themselves.
                .replace("{", "&#123;");
    }
}
