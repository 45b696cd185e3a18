package dev.talon.hardware.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.talon.words.Name;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What a model of printers understands.
 *
 * @param code names the profile: 1 to 40 small Latin letters, digits and dashes
 * @param name what people call it, 1 to 100 characters in Russian, and up to 100 in any other language
 * @param widthDots dots across the printed part of the paper: a multiple of 8 from 256 to 1024
 * @param dpi dots an inch, 100 to 600: 203 is 8 dots a millimetre
 * @param mode whether papers go as pictures or as letters
 * @param columns letters across the paper in the printer's usual font (12 dots a letter), 16 to 96
 * @param bandRows rows of a picture that go in one command, 8 to 255: many printers read only the low byte of the height
 * @param codeTable the number of the code page for {@code ESC t}, 0 to 255; the same page has other numbers elsewhere
 * @param charset the same code page as Java names it, such as {@code IBM866} or {@code windows-1251}; one byte a letter
 * @param cancelKanji whether {@code FS .} goes before everything: Chinese firmware starts in a mode of two bytes a letter
 * @param nativeQr whether text mode leaves the QR code to the printer ({@code GS ( k}); otherwise it goes as a picture
 * @param feedLines empty lines before the cut, 0 to 20
 * @param cut how the paper is cut
 * @param presenter what a printer with a presenter does with a printed paper
 * @param presenterSeconds after how long {@link Presenter#EJECT} and {@link Presenter#RETRACT} act, 0 to 255; 0 with EJECT
 *     is at once
 * @param status in what dialect the printer tells how it is
 * @param chunkBytes how many bytes go at once, 16 to 65536; 0 for as many as the printer takes
 * @param chunkPauseMs pause between two such chunks in milliseconds, 0 to 1000
 */
public record PrinterProfile(
        String code,
        Name name,
        int widthDots,
        int dpi,
        Mode mode,
        int columns,
        int bandRows,
        int codeTable,
        String charset,
        boolean cancelKanji,
        boolean nativeQr,
        int feedLines,
        Cut cut,
        Presenter presenter,
        int presenterSeconds,
        Status status,
        int chunkBytes,
        int chunkPauseMs) {

    /** The form in which papers are sent. */
    public enum Mode {
        /** A picture of the whole paper: any letter, any logo, the same dots on every printer; about 40 KB. */
        @JsonProperty("raster")
        RASTER,
        /** Letters of a code page: half a kilobyte, for slow lines; the printer's own letters and sizes. */
        @JsonProperty("text")
        TEXT
    }

    /** How the paper is cut. */
    public enum Cut {
        /** {@code GS V 66 0}: feeds the last line to the cutter, then cuts. */
        @JsonProperty("feed_and_cut")
        FEED_AND_CUT,
        /** {@code GS V 0}: cuts without a feed. */
        @JsonProperty("full")
        FULL,
        /** {@code GS V 1}, a bridge stays. */
        @JsonProperty("partial")
        PARTIAL,
        /** {@code ESC i}. */
        @JsonProperty("esc_i")
        ESC_I,
        /** {@code ESC m}. */
        @JsonProperty("esc_m")
        ESC_M,
        /** No cutter: the visitor tears the paper off. */
        @JsonProperty("none")
        NONE
    }

    /** What happens to a paper that the presenter holds. */
    public enum Presenter {
        /** The printer has none. */
        @JsonProperty("none")
        NONE,
        /** Shows the paper and holds it until it is taken. */
        @JsonProperty("present")
        PRESENT,
        /** Shows the paper and drops it after some seconds, so that the presenter is free for the next visitor. */
        @JsonProperty("eject")
        EJECT,
        /** Shows the paper and draws it back in after some seconds. */
        @JsonProperty("retract")
        RETRACT
    }

    /** The dialect in which the printer reports its state. */
    public enum Status {
        /** It reports nothing. */
        @JsonProperty("none")
        NONE,
        /** It answers {@code DLE EOT 1…4}. */
        @JsonProperty("dle_eot")
        DLE_EOT,
        /** It reports each change by itself ({@code GS a}), and answers {@code DLE EOT} too. */
        @JsonProperty("asb")
        ASB,
        /** It answers {@code DLE EOT 20} with six bytes (Custom). */
        @JsonProperty("custom_full")
        CUSTOM_FULL
    }

    /** @throws IllegalArgumentException when a field is missing or out of its range; the message names the field */
    public PrinterProfile {
        Checks.matches("code", code, "[a-z0-9-]{1,40}", "1 to 40 small Latin letters, digits and dashes");
        Checks.present("name", name);
        Checks.text("name/ru", name.ru(), 100);
        name.byLanguage()
                .forEach((language, text) ->
                        Checks.that(text.length() <= 100, "name/" + language + " is up to 100 characters"));
        Checks.range("widthDots", widthDots, 256, 1024);
        Checks.that(widthDots % 8 == 0, "widthDots is a multiple of 8: " + widthDots);
        Checks.range("dpi", dpi, 100, 600);
        Checks.present("mode", mode);
        Checks.range("columns", columns, 16, 96);
        Checks.range("bandRows", bandRows, 8, 255);
        Checks.range("codeTable", codeTable, 0, 255);
        Checks.that(
                charset != null && isOneByte(charset),
                "charset is a code page of one byte a letter that Java knows, such as IBM866: " + charset);
        Checks.range("feedLines", feedLines, 0, 20);
        Checks.present("cut", cut);
        Checks.present("presenter", presenter);
        Checks.range("presenterSeconds", presenterSeconds, presenter == Presenter.RETRACT ? 1 : 0, 255);
        Checks.present("status", status);
        Checks.that(
                chunkBytes == 0 || (chunkBytes >= 16 && chunkBytes <= 65_536),
                "chunkBytes is 0 or from 16 to 65536: " + chunkBytes);
        Checks.range("chunkPauseMs", chunkPauseMs, 0, 1000);
    }

    /** The code page. */
    public Charset letters() {
        return Charset.forName(charset);
    }

    /** The same printer with another paper: as many columns as that width holds in letters of 12 dots. */
    public PrinterProfile withWidth(int dots) {
        return new PrinterProfile(
                code,
                name,
                dots,
                dpi,
                mode,
                dots == widthDots ? columns : dots / 12,
                bandRows,
                codeTable,
                charset,
                cancelKanji,
                nativeQr,
                feedLines,
                cut,
                presenter,
                presenterSeconds,
                status,
                chunkBytes,
                chunkPauseMs);
    }

    private static boolean isOneByte(String name) {
        try {
            Charset charset = Charset.forName(name);
            return charset.canEncode()
                    && charset.newEncoder().maxBytesPerChar() == 1
                    && new String(new byte[] {'A', '0'}, charset).equals("A0")
                    && !charset.equals(StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
