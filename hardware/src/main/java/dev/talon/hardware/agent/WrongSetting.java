package dev.talon.hardware.agent;

/** A setting with an invalid value. The message says in one sentence how to correct it. */
final class WrongSetting extends RuntimeException {
    WrongSetting(String sentence) {
        super(sentence);
    }
}
