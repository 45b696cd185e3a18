package dev.talon.hardware.escpos;

import java.util.HashMap;
import java.util.Map;

/** The nearest replacement for a character that the code page lacks: first by look, then by sound. */
final class Nearest {
    private static final Map<Integer, String> NEAREST = new HashMap<>();

    static {
        all("—–‒―‑‐−", "-");
        all("«»„“”‟″", "\"");
        all("‘’‚‛′ʻʼʹ`", "'");
        put("№", "N");
        put("…", "...");
        all("·•∙‧", ".");
        put("×", "x");
        put("₽", "р.");
        put("€", "EUR");
        put("₴", "грн");
        put("₸", "тг");
        put("©", "(c)");
        put("®", "(R)");
        put("™", "(TM)");
        put("°", " гр.");
        put("→", "->");
        put("←", "<-");
        all("─━", "-");
        // Latin letters look the same as these.
        pairs("ІіЈјЅѕ", "IiJjSs");
        // Kazakh, Tatar, Bashkir, Uzbek, Tajik.
        pairs("ӘәҒғҚқҢңӨөҰұҮүҺһ", "АаГгКкНнОоУуУуХх");
        pairs("ҖҗҘҙҠҡҪҫҲҳҶҷӢӣӮӯЎў", "ЖжЗзКкСсХхЧчИиУуУу");
        // Ukrainian, Serbian, Macedonian.
        pairs("ҐґЄєЇїЋћЃѓЌќ", "ГгЕеIiЧчГгКк");
        put("Ђ", "Дь");
        put("ђ", "дь");
        put("Љ", "Ль");
        put("љ", "ль");
        put("Њ", "Нь");
        put("њ", "нь");
        put("Џ", "Дж");
        put("џ", "дж");
        // Latin with strokes and hooks, which are no marks that could be taken off.
        pairs("ŁłØøĐđŦŧıĿŀ", "LlOoDdTtiLl");
        put("ß", "ss");
        put("Æ", "AE");
        put("æ", "ae");
        put("Œ", "OE");
        put("œ", "oe");
        pairs("Əə", "Aa");
    }

    private Nearest() {}

    /** Empty if nothing is near. */
    static String to(int character) {
        return NEAREST.getOrDefault(character, "");
    }

    private static void put(String letter, String nearest) {
        NEAREST.put(letter.codePointAt(0), nearest);
    }

    private static void all(String letters, String nearest) {
        letters.codePoints().forEach(letter -> NEAREST.put(letter, nearest));
    }

    private static void pairs(String letters, String nearest) {
        for (int i = 0; i < letters.length(); i++) {
            NEAREST.put((int) letters.charAt(i), nearest.substring(i, i + 1));
        }
    }
}
