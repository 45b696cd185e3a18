package dev.talon.voice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a file of sound says of itself. Two kinds are known, which every browser plays: Opus in Ogg, and WAV with 16 bits a sample.
 *
 * @param type its media type
 * @param ms how long it sounds
 */
record Sound(String type, int ms) {
    static final String OGG = "audio/ogg";
    static final String WAV = "audio/wav";

    private static final int PAGE_HEAD = 27;
    private static final int OPUS_RATE = 48_000;
    private static final int PCM = 1;
    private static final int BITS = 16;
    private static final int LOWEST_RATE = 8_000;
    private static final int HIGHEST_RATE = 48_000;

    /** @return empty where it is neither, or is damaged */
    static Optional<Sound> of(byte[] content) {
        try {
            String begins = new String(content, 0, Math.min(4, content.length), StandardCharsets.US_ASCII);
            return switch (begins) {
                case "OggS" -> opus(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
                case "RIFF" -> wav(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
                default -> Optional.empty();
            };
        } catch (IndexOutOfBoundsException cutShort) {
            return Optional.empty();
        }
    }

    /** Walks the pages: the first names the codec and how much of the beginning is not played, the last how much there is. */
    private static Optional<Sound> opus(ByteBuffer file) {
        long end = 0;
        int skipped = -1;
        for (int page = 0; page < file.capacity(); ) {
            if (file.getInt(page) != 0x5367674F) {
                return Optional.empty();
            }
            int segments = file.get(page + PAGE_HEAD - 1) & 0xFF;
            int body = page + PAGE_HEAD + segments;
            int length = 0;
            for (int i = 0; i < segments; i++) {
                length += file.get(page + PAGE_HEAD + i) & 0xFF;
            }
            if (body + length > file.capacity()) {
                return Optional.empty();
            }
            if (skipped < 0) {
                if (!"OpusHead".equals(text(file, body, 8))) {
                    return Optional.empty();
                }
                skipped = file.getShort(body + 10) & 0xFFFF;
            }
            end = Math.max(end, file.getLong(page + 6));
            page = body + length;
        }
        long ms = (end - skipped) * 1000 / OPUS_RATE;
        return ms > 0 && ms < Integer.MAX_VALUE ? Optional.of(new Sound(OGG, (int) ms)) : Optional.empty();
    }

    private static Optional<Sound> wav(ByteBuffer file) {
        if (!"WAVE".equals(text(file, 8, 4))) {
            return Optional.empty();
        }
        long bytesASecond = 0;
        for (int chunk = 12; chunk + 8 <= file.capacity(); ) {
            String name = text(file, chunk, 4);
            long length = file.getInt(chunk + 4) & 0xFFFFFFFFL;
            if (name.equals("fmt ")) {
                int rate = file.getInt(chunk + 12);
                boolean plays = file.getShort(chunk + 8) == PCM
                        && file.getShort(chunk + 22) == BITS
                        && rate >= LOWEST_RATE
                        && rate <= HIGHEST_RATE
                        && (file.getShort(chunk + 10) == 1 || file.getShort(chunk + 10) == 2);
                if (!plays) {
                    return Optional.empty();
                }
                bytesASecond = (long) rate * file.getShort(chunk + 10) * BITS / 8;
            } else if (name.equals("data")) {
                long there = Math.min(length, file.capacity() - chunk - 8);
                return bytesASecond > 0 && there > 0
                        ? Optional.of(new Sound(WAV, (int) Math.max(1, there * 1000 / bytesASecond)))
                        : Optional.empty();
            }
            long next = chunk + 8 + length + length % 2;
            if (next > file.capacity()) {
                return Optional.empty();
            }
            chunk = (int) next;
        }
        return Optional.empty();
    }

    private static String text(ByteBuffer file, int at, int length) {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = file.get(at + i);
        }
        return new String(text, StandardCharsets.US_ASCII);
    }
}
