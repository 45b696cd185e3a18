package dev.talon.web;

import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.stream.Stream;

/** Chooses the language of an answer. */
public final class Languages {
    private Languages() {}

    /** The reader's preferred language of the two; Russian if they name neither. */
    public static boolean russian(RoutingContext context) {
        return russian(context.acceptableLanguages().stream().map(LanguageHeader::tag));
    }

    /** @param header {@code Accept-Language} of a request that was read no further, or null; taken in the order it stands in */
    static boolean russian(String header) {
        return header == null
                || russian(Stream.of(header.split(",")).map(part -> part.strip().split("[-;]")[0]));
    }

    private static boolean russian(Stream<String> languages) {
        return languages
                .map(String::toLowerCase)
                .filter(language -> language.equals("ru") || language.equals("en"))
                .findFirst()
                .filter("en"::equals)
                .isEmpty();
    }
}
