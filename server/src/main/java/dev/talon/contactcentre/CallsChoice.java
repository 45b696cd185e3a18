package dev.talon.contactcentre;

import dev.talon.web.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request for the contact centre's table.
 *
 * @param month     1–12; empty: the whole year
 * @param queues    empty: those of the settings
 * @param separator of CSV
 * @param passport  whether a document ends with the passport
 */
record CallsChoice(
        int year, Optional<Integer> month, List<String> queues, CallWords words, char separator, boolean passport) {
    private static final Map<String, Character> SEPARATORS = Map.of("comma", ',', "semicolon", ';', "tab", '\t');

    static CallsChoice of(Request request) {
        List<String> queues = request.query("queues")
                .map(names -> Arrays.stream(names.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList())
                .orElse(List.of());
        return new CallsChoice(
                Integer.parseInt(request.query("year").orElseThrow()),
                request.query("month").map(Integer::valueOf),
                queues,
                new CallWords(request.language()),
                SEPARATORS.get(request.query("separator").orElse("comma")),
                request.query("passport").map(Boolean::parseBoolean).orElse(true));
    }
}
