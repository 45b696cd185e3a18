package dev.talon.voice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether clips can say a centre's own names in a language. The pages' way.js and phrases.js are what speaks; this is for whoever asks without a page, and
 * a test of both in the browser keeps them from differing.
 */
public final class Sayable {
    /** In each of them a hall is called out to. */
    public static final List<String> LANGUAGES = List.of("ru", "en");

    private static final int LONGEST_CLIP = 32;
    private static final int LONGEST_PHRASE = 24;
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\d]+");
    private static final Pattern TOKEN = Pattern.compile("(?<!\\p{L})(\\p{Lu})\\d+|(\\d+)|([\\p{L}’']+)|([,:;.?!…—])");
    private static final Pattern NO_PHRASE = Pattern.compile("(letter-|\\d).*");
    private static final Pattern WORD_OF_DESK = Pattern.compile("\\p{L}{2,}");
    private static final Pattern PART_OF_DESK = Pattern.compile("\\p{L}|\\d+");
    private static final Pattern HALL =
            Pattern.compile("(?:зал|hall)\\s*(?:№\\s*)?\\d{1,2}", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern FLOOR = Pattern.compile(
            "(?:этаж|floor)\\s*[1-9]|[1-9](?:-?[йя]|st|nd|rd|th)?\\s*(?:этаж|floor)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Letters of the two alphabets that have a name; signs have none. */
    private static final String LETTERS = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static final String CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    /** As in passports and in the pages' latin.js. */
    private static final List<String> LATIN = List.of(
            "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
            "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya");

    private final String language;
    private final Set<String> clips;
    private final Set<String> phrases = new HashSet<>();

    /**
     * With the clips that come with Talon.
     *
     * @param own names of the clips that a centre has beside
     */
    public Sayable(String language, Collection<String> own) {
        this.language = language;
        Map<String, Clip> known = new HashMap<>(BuiltInClips.of(language));
        known.putAll(BuiltInClips.ofMenu(language));
        this.clips = new HashSet<>(known.keySet());
        clips.addAll(own);
        known.forEach((name, clip) -> {
            String words = words(clip.words());
            if (!words.isEmpty() && !NO_PHRASE.matcher(name).matches()) {
                phrases.add(words);
            }
        });
    }

    /** The clip of one's own that says the way to a zone. */
    public static String zoneClip(String code) {
        return cut("zone-" + code);
    }

    /** The clip of one's own that says the way to a desk. */
    public static String deskClip(String code) {
        StringBuilder latin = new StringBuilder();
        for (char letter : code.toLowerCase(Locale.ROOT).toCharArray()) {
            int at = CYRILLIC.indexOf(letter);
            latin.append(at < 0 ? String.valueOf(letter) : LATIN.get(at));
        }
        return cut("desk-" + latin.toString().replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""));
    }

    /** @param names by language */
    public boolean zone(String code, Map<String, String> names) {
        String name = names.getOrDefault(language, "");
        String said = (name.isEmpty() ? names.getOrDefault("ru", "") : name).strip();
        return clips.contains(zoneClip(code))
                || HALL.matcher(said).matches()
                || FLOOR.matcher(said).matches();
    }

    /** @param desks codes of the centre */
    public boolean desk(String code, Collection<String> desks) {
        return clips.contains(deskClip(code)) || !spoken(code, desks).isEmpty();
    }

    /** Of a service or a group of services at the kiosk. @param clip of one's own that says it */
    public boolean button(String clip, String name) {
        return clips.contains(clip) || isMadeOfPhrases(name);
    }

    private static String spoken(String code, Collection<String> desks) {
        String rest = withoutWords(code);
        boolean another = !rest.equals(code)
                && desks.stream()
                        .anyMatch(one -> !one.equals(code) && withoutWords(one).equals(rest));
        return another ? "" : rest;
    }

    private static String withoutWords(String code) {
        return WORD_OF_DESK.matcher(code).find()
                ? joined(PART_OF_DESK.matcher(WORD_OF_DESK.matcher(code).replaceAll(" ")))
                : code;
    }

    /** Numbers always have their clips; a word needs a phrase, the longest first, or is a letter alone. */
    private boolean isMadeOfPhrases(String text) {
        List<String> tokens = tokens(text);
        int at = 0;
        while (at < tokens.size()) {
            String token = tokens.get(at);
            int next = isWord(token) ? afterLongest(tokens, at) : at + 1;
            boolean letter = token.length() == 1 && Character.isUpperCase(token.charAt(0));
            if (next == at && !(letter && hasName(token)) || isLabel(token) && !hasName(token.substring(0, 1))) {
                return false;
            }
            at = Math.max(next, at + 1);
        }
        return true;
    }

    private int afterLongest(List<String> tokens, int from) {
        int next = from;
        StringBuilder phrase = new StringBuilder();
        for (int at = from; at < Math.min(tokens.size(), from + LONGEST_PHRASE); at++) {
            String token = tokens.get(at);
            if (isMark(token)) {
                continue;
            }
            if (!isWord(token)) {
                break;
            }
            phrase.append(phrase.isEmpty() ? "" : " ").append(plain(token));
            if (phrases.contains(phrase.toString())) {
                next = at + 1;
            }
        }
        return next;
    }

    private List<String> tokens(String text) {
        boolean english = language.equals("en");
        String said = text.replaceAll("(\\d)½", english ? "$1 and a half" : "$1 с половиной")
                .replace("½", english ? "half" : "пол")
                .replaceAll("(\\S)–(?=\\S)", english ? "$1 to " : "$1 ")
                .replace('\u00A0', ' ');
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(said);
        while (token.find()) {
            tokens.add(token.group());
        }
        return tokens;
    }

    private static boolean isMark(String token) {
        return !Character.isLetterOrDigit(token.charAt(0)) && "’'".indexOf(token.charAt(0)) < 0;
    }

    private static boolean isLabel(String token) {
        return token.length() > 1 && Character.isLetter(token.charAt(0)) && Character.isDigit(token.charAt(1));
    }

    private static boolean isWord(String token) {
        return !isMark(token) && !Character.isDigit(token.charAt(0)) && !isLabel(token);
    }

    private static boolean hasName(String letter) {
        return LETTERS.contains(letter.toUpperCase(Locale.ROOT));
    }

    private static String words(String text) {
        return joined(WORDS.matcher(plain(text)));
    }

    private static String joined(Matcher parts) {
        List<String> found = new ArrayList<>();
        while (parts.find()) {
            found.add(parts.group());
        }
        return String.join(" ", found);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replaceAll("[«»\"“”'’]", "")
                .replace('\u00A0', ' ');
    }

    private static String cut(String clip) {
        return clip.length() > LONGEST_CLIP ? clip.substring(0, LONGEST_CLIP) : clip;
    }
}
