package dev.talon.hardware.fake;

/** What no strict printer would accept. */
final class Fault extends Exception {
    Fault(String what) {
        super(what);
    }
}
