package dev.talon.sign;

import dev.talon.hardware.sign.SignState;

/** A cable that is being driven, by this node itself or through an agent. */
interface Driven extends AutoCloseable {
    /** Shows something on one of its signs. */
    void show(int sign, SignState state);

    /** Whether its line is open, as far as is known. */
    boolean isConnected();

    /** Whether its address is unchanged and usable; otherwise it is opened again. */
    boolean isGood();

    @Override
    void close();
}
