package dev.talon.voice;

/** Files of sound for tests. */
public final class Wavs {
    private Wavs() {}

    /** Silence, of bytes that are ASCII: 8 kHz, 16 bits, one channel. */
    public static String silence(int samples) {
        int bytes = 2 * samples;
        return "RIFF" + number(36 + bytes) + "WAVEfmt " + number(16) + "\1\0\1\0" + number(8000) + number(0) + "\2\0"
                + "\20\0" + "data" + number(bytes) + "\0".repeat(bytes);
    }

    private static String number(int value) {
        return "" + (char) (value & 0x7f) + (char) (value >> 8 & 0x7f) + (char) (value >> 16 & 0x7f) + "\0";
    }
}
