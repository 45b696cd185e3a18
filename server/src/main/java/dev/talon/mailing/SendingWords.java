package dev.talon.mailing;

import dev.talon.document.ReportFile;
import dev.talon.words.Words;

/** The words of a message. */
final class SendingWords {
    private SendingWords() {}

    static String body(DueSending due, ReportFile file) {
        return new Words("mail", due.language()).text("body", file.title(), file.name());
    }
}
