package dev.talon.cli.doctor;

import dev.talon.words.Text;
import java.util.Optional;

/**
 * What was found of one thing.
 *
 * @param check a short name that stays the same in every language: {@code disk}
 * @param says what it is
 * @param todo what to do; empty where all is well
 */
public record Finding(String check, Level level, Text says, Optional<Text> todo) {
    private static final String AREA = "doctor";

    /** How bad it is. */
    public enum Level {
        OK,
        NOTE,
        FAULT
    }

    static Finding ok(String check, String key, Object... put) {
        return new Finding(check, Level.OK, Text.of(AREA, key, put), Optional.empty());
    }

    /** Something to look at; nothing stands still because of it. What to do is in the key {@code todo.…} */
    static Finding note(String check, String key, Object... put) {
        return new Finding(check, Level.NOTE, Text.of(AREA, key, put), Optional.of(Text.of(AREA, "todo." + key, put)));
    }

    /** Something that does not work. What to do is in the key {@code todo.…} */
    static Finding fault(String check, String key, Object... put) {
        return new Finding(check, Level.FAULT, Text.of(AREA, key, put), Optional.of(Text.of(AREA, "todo." + key, put)));
    }

    /** A fault whose sentence says what to do. */
    public static Finding said(String check, Text sentence) {
        return new Finding(check, Level.FAULT, sentence, Optional.empty());
    }

    /** The same that need not be mended at once. */
    public static Finding noted(String check, Text sentence) {
        return new Finding(check, Level.NOTE, sentence, Optional.empty());
    }
}
