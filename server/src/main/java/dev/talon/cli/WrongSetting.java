package dev.talon.cli;

/** A setting with an invalid value. The message is one sentence that says how to correct it. */
final class WrongSetting extends RuntimeException {
    WrongSetting(String sentence) {
        super(sentence);
    }
}
