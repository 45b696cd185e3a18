package dev.talon.words;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which form a language has for a whole number of things. The rules stand in its {@code language.json} as the Unicode CLDR writes
 * them, for whole numbers: {@code "few": "n % 10 = 2..4 and n % 100 != 12..14"}.
 */
final class Plural {
    private static final Pattern RELATION = Pattern.compile("[ni](?: % (\\d+))? (!?=) ([\\d.,]+)");

    private final Map<String, String> rules = new LinkedHashMap<>();

    Plural(String language) {
        Words words = new Words("language", language);
        for (String form : new String[] {"zero", "one", "two", "few", "many"}) {
            if (words.has("plural." + form)) {
                rules.put(form, words.text("plural." + form));
            }
        }
    }

    /** {@code one}, {@code few}…; {@code other} where no rule fits. */
    String form(long number) {
        return rules.entrySet().stream()
                .filter(rule -> Arrays.stream(rule.getValue().split(" or "))
                        .anyMatch(all -> Arrays.stream(all.split(" and ")).allMatch(one -> fits(one.strip(), number))))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("other");
    }

    private static boolean fits(String relation, long number) {
        Matcher parts = RELATION.matcher(relation);
        if (!parts.matches()) {
            throw new IllegalStateException("Not a rule of plurals for whole numbers: " + relation);
        }
        long value = parts.group(1) == null ? number : number % Long.parseLong(parts.group(1));
        boolean among = Arrays.stream(parts.group(3).split(",")).anyMatch(range -> holds(range, value));
        return among == parts.group(2).equals("=");
    }

    private static boolean holds(String range, long value) {
        String[] ends = range.split("\\.\\.");
        return value >= Long.parseLong(ends[0]) && value <= Long.parseLong(ends[ends.length - 1]);
    }
}
