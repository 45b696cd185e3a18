package dev.talon.hardware.fake;

/** Something that a strict printer would not accept. */
final class Fault extends Exception {
    Fault(String what) {
        super(what);
    }
}
