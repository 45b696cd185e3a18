package dev.talon.paper;

import static dev.talon.web.Problem.said;

import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import dev.talon.words.Text;
import java.nio.charset.Charset;

/** A profile in a request: everything but its code, which is in the path. The contract has checked the enumerations. */
record ProfileBody(
        Name name,
        int widthDots,
        int dpi,
        PrinterProfile.Mode mode,
        int columns,
        int bandRows,
        int codeTable,
        String charset,
        boolean cancelKanji,
        boolean nativeQr,
        int feedLines,
        PrinterProfile.Cut cut,
        PrinterProfile.Presenter presenter,
        int presenterSeconds,
        PrinterProfile.Status status,
        int chunkBytes,
        int chunkPauseMs) {

    /** @throws Problem 422 that names the field which is out of its range, in both languages */
    PrinterProfile named(String code) {
        if (!code.matches("[a-z0-9][a-z0-9-]{0,31}")) {
            throw wrong("/code", said("bad-profile"));
        }
        if (name.ru().isBlank()) {
            throw wrong("/name/ru", said("bad-profile.name"));
        }
        name.byLanguage().forEach((language, text) -> {
            if (text.length() > 100) {
                throw wrong("/name/" + language, said("bad-profile.name"));
            }
        });
        range("/widthDots", widthDots, 256, 1024);
        if (widthDots % 8 != 0) {
            throw wrong("/widthDots", said("bad-profile.width"));
        }
        range("/dpi", dpi, 100, 600);
        range("/columns", columns, 16, 96);
        range("/bandRows", bandRows, 8, 255);
        range("/codeTable", codeTable, 0, 255);
        range("/feedLines", feedLines, 0, 20);
        range("/presenterSeconds", presenterSeconds, presenter == PrinterProfile.Presenter.RETRACT ? 1 : 0, 255);
        range("/chunkPauseMs", chunkPauseMs, 0, 1000);
        if (chunkBytes != 0) {
            range("/chunkBytes", chunkBytes, 16, 65_536);
        }
        return profile(code);
    }

    private PrinterProfile profile(String code) {
        try {
            return new PrinterProfile(
                    code,
                    name,
                    widthDots,
                    dpi,
                    mode,
                    columns,
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
        } catch (IllegalArgumentException e) {
            if (!isCharset()) {
                throw wrong("/charset", said("bad-profile.charset", charset));
            }
            throw wrong("", said("bad-profile.impossible", e.getMessage()));
        }
    }

    private boolean isCharset() {
        try {
            return Charset.forName(charset).newEncoder().maxBytesPerChar() == 1;
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static void range(String pointer, int value, int from, int to) {
        if (value < from || value > to) {
            throw wrong(pointer, said("bad-profile.range", from, to));
        }
    }

    private static Problem wrong(String pointer, Text words) {
        Problem problem = Problem.unprocessable("bad-profile", words);
        return pointer.isEmpty() ? problem : problem.at(pointer, words);
    }
}
