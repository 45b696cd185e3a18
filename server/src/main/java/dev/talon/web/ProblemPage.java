package dev.talon.web;

import dev.talon.words.Languages;
import java.util.Map;

/**
 * A problem as a page, for a person who typed an address or followed a link: in their language first, with a link
 * that leads on.
 */
final class ProblemPage {
    private static final String TEMPLATE = Pages.resource("web/problem/index.html");

    private ProblemPage() {}

    /** @param language the reader's, which stands first; another stands below it */
    static String of(Problem problem, String language) {
        String page = TEMPLATE;
        String other = Languages.all().stream()
                .filter(one -> !one.equals(language))
                .findFirst()
                .orElse(language);
        var words = Map.of(
                "language", language,
                "title", problem.title(language),
                "detail", problem.detail(language),
                "start", Problem.said("page.start").in(language),
                "otherLanguage", other,
                "otherTitle", problem.title(other),
                "otherDetail", problem.detail(other));
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
