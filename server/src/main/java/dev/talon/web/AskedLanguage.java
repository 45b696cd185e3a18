package dev.talon.web;

import dev.talon.words.Languages;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;

/** Which language an answer speaks. */
public final class AskedLanguage {
    private AskedLanguage() {}

    /** Of the languages that there are words in the one that the reader would rather have, as {@code Accept-Language} says. */
    public static String of(RoutingContext context) {
        return Languages.choose(context.acceptableLanguages().stream().map(LanguageHeader::tag));
    }
}
