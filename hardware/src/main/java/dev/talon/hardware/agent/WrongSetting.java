package dev.talon.hardware.agent;

import dev.talon.words.Text;

/** A setting with an invalid value. The text is one sentence that says how to correct it; the message is in English, as the log is. */
final class WrongSetting extends RuntimeException {
    private final transient Text text;

    WrongSetting(Text text) {
        super(text.in("en"));
        this.text = text;
    }

    Text text() {
        return text;
    }
}
