package dev.talon.paper;

import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.web.Problem;
import java.nio.charset.Charset;

/** A profile in a request: everything but its code, which is in the path. The contract has checked the enumerations. */
record ProfileBody(
        String nameRu,
        String nameEn,
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
            throw wrong(
                    "/code",
                    "A profile's code is 1 to 32 small Latin letters, digits and dashes.",
                    "Код профиля — от 1 до 32 строчных латинских букв, цифр и дефисов.");
        }
        said("/nameRu", nameRu);
        said("/nameEn", nameEn);
        range("/widthDots", widthDots, 256, 1024);
        if (widthDots % 8 != 0) {
            throw wrong(
                    "/widthDots",
                    "The width is whole bytes: a number of dots that 8 divides, such as 576.",
                    "Ширина — целое число байтов: число точек, которое делится на 8, например 576.");
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
                    nameRu,
                    nameEn,
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
                throw wrong(
                        "/charset",
                        "Java knows no code page " + charset + " of one byte a letter; one is IBM866.",
                        "Нет такой однобайтной кодовой страницы: " + charset + "; пример: IBM866.");
            }
            throw wrong(
                    "",
                    "The profile cannot be: " + e.getMessage() + ".",
                    "Такого профиля не бывает: " + e.getMessage());
        }
    }

    private boolean isCharset() {
        try {
            return Charset.forName(charset).newEncoder().maxBytesPerChar() == 1;
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static void said(String pointer, String text) {
        if (text.isBlank() || text.length() > 100) {
            throw wrong(pointer, "A name has 1 to 100 characters.", "Название — от 1 до 100 знаков.");
        }
    }

    private static void range(String pointer, int value, int from, int to) {
        if (value < from || value > to) {
            throw wrong(
                    pointer, "It is a number from " + from + " to " + to + ".", "Число от " + from + " до " + to + ".");
        }
    }

    private static Problem wrong(String pointer, String words, String russian) {
        Problem problem = Problem.unprocessable("bad-profile", words).ru(russian);
        return pointer.isEmpty() ? problem : problem.at(pointer, words);
    }
}
