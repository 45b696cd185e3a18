package dev.talon.cli;

/** A setting that cannot be meant. The message is one sentence that says how to right it. */
final class WrongSetting extends RuntimeException {
    WrongSetting(String sentence) {
        super(sentence);
    }
}
