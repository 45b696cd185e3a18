package dev.talon.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one area in one language, as its file has them. Who says more than its texts extends it. */
public class Words {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final String area;
    private final String language;
    private final Map<String, Object> texts;

    /**
     * @param area     the file's name: {@code table}
     * @param language a code of ISO 639-1; one that there are no words in is the default one
     */
    public Words(String area, String language) {
        this.area = area;
        this.language = Languages.all().contains(language) ? language : Languages.DEFAULT;
        texts = Catalogue.of(area, this.language);
    }

    /** A code of ISO 639-1. */
    public final String language() {
        return language;
    }

    public final Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /**
     * A text.
     *
     * @param key {@code total}, or with names of the file's objects before it: {@code unit.count}
     * @param put what stands for {@code {0}}, {@code {1}}…; a {@link Text} is said in this language
     */
    public final String text(String key, Object... put) {
        return PLACE.matcher((String) found(key))
                .replaceAll(place -> Matcher.quoteReplacement(said(put[Integer.parseInt(place.group(1))])));
    }

    /** The same of a number of things, in the form that the language has for it: {@code minutes.one}, {@code minutes.few}. */
    public final String count(String key, long number, Object... put) {
        String form = key + "." + new Plural(language).form(number);
        return text(has(form) ? form : key + ".other", put);
    }

    /** A list of texts. */
    @SuppressWarnings("unchecked")
    public final List<String> list(String key) {
        return (List<String>) found(key);
    }

    /** A list of lists of texts: the lines of a small table. */
    @SuppressWarnings("unchecked")
    public final List<List<String>> lines(String key) {
        return (List<List<String>>) found(key);
    }

    /** All texts whose keys begin so, by the rest of their keys. @param prefix {@code help.} */
    public final Map<String, String> below(String prefix) {
        Map<String, String> below = new TreeMap<>();
        texts.forEach((key, text) -> {
            if (key.startsWith(prefix) && text instanceof String words) {
                below.put(key.substring(prefix.length()), words);
            }
        });
        return below;
    }

    public final boolean has(String key) {
        return texts.containsKey(key);
    }

    private Object found(String key) {
        Object found = texts.get(key);
        if (found == null) {
            throw new IllegalArgumentException("There are no words for " + key + " in " + area);
        }
        return found;
    }

    private String said(Object put) {
        return put instanceof Text text ? text.in(language) : String.valueOf(put);
    }
}
