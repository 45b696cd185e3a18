package dev.talon.sign;

import dev.talon.hardware.link.LineState;
import dev.talon.hardware.sign.SignState;

/** A cable that is being driven, by this node itself or through an agent. */
interface Driven extends AutoCloseable {
    /** Shows something on one of its signs. */
    void show(int sign, SignState state);

    /** How its line is, as far as is known. */
    LineState state();

    /** Whether its address is unchanged and usable; otherwise it is opened again. */
    boolean isGood();

    @Override
    void close();
}
