package dev.talon;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/**
 * The letters of standard output and error: those of the locale if it has all that Talon says, else UTF-8. Under the locale C or POSIX, which services
 * have, Java would write question marks.
 */
final class Output {
    /** Where the log's configuration finds it too. */
    private static final String PROPERTY = "talon.output.charset";

    /** A letter that Talon says in Russian. */
    private static final char RUSSIAN = 'Ж';

    private Output() {}

    static void setUp() {
        Charset letters = of(System.getProperty("native.encoding", ""));
        System.setProperty(PROPERTY, letters.name());
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, letters));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, letters));
    }

    /** @param locales the name of the locale's letters, as Java has it */
    static Charset of(String locales) {
        try {
            Charset own = Charset.forName(locales);
            return own.canEncode() && own.newEncoder().canEncode(RUSSIAN) ? own : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
