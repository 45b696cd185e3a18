package dev.talon.hardware.agent;

/** A setting that cannot be meant. The message says in one sentence how to right it. */
final class WrongSetting extends RuntimeException {
    WrongSetting(String sentence) {
        super(sentence);
    }
}
