package dev.talon.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a file says of itself by its bytes, whatever its name is: a PNG, JPEG or WebP picture, or a video in MP4 (H.264, AV1) or WebM, which the
 * boards' browsers play.
 *
 * @param type its media type
 * @param width pixels; empty for a video
 * @param height the same
 */
record PictureFile(String type, Optional<Integer> width, Optional<Integer> height) {
    static final int LONGEST_SIDE = 4096;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int WEBM = 0x1A45DFA3;
    private static final List<String> PLAYED = List.of("avc1", "avc3", "av01", "vp09");

    /** @return empty where it is none of them, is cut short, or is larger than {@link #LONGEST_SIDE} */
    static Optional<PictureFile> of(byte[] bytes) {
        try {
            ByteBuffer file = ByteBuffer.wrap(bytes);
            if (Arrays.equals(PNG, Arrays.copyOf(bytes, PNG.length))) {
                return text(file, 12).equals("IHDR")
                                && text(file, bytes.length - 8).equals("IEND")
                        ? picture("image/png", file.getInt(16), file.getInt(20))
                        : Optional.empty();
            }
            if ((file.getShort(0) & 0xFFFF) == 0xFFD8) {
                return jpeg(file);
            }
            if (text(file, 0).equals("RIFF") && text(file, 8).equals("WEBP")) {
                return webp(file);
            }
            if (text(file, 4).equals("ftyp")) {
                return mp4(file);
            }
            boolean webm = file.getInt(0) == WEBM
                    && new String(bytes, 0, Math.min(64, bytes.length), StandardCharsets.ISO_8859_1).contains("webm");
            return webm ? Optional.of(video("video/webm")) : Optional.empty();
        } catch (IndexOutOfBoundsException cutShort) {
            return Optional.empty();
        }
    }

    boolean isVideo() {
        return type.startsWith("video/");
    }

    private static PictureFile video(String type) {
        return new PictureFile(type, Optional.empty(), Optional.empty());
    }

    private static Optional<PictureFile> picture(String type, int width, int height) {
        boolean fits = width > 0 && height > 0 && width <= LONGEST_SIDE && height <= LONGEST_SIDE;
        return fits ? Optional.of(new PictureFile(type, Optional.of(width), Optional.of(height))) : Optional.empty();
    }

    /** Walks its segments to the one that says how large it is. */
    private static Optional<PictureFile> jpeg(ByteBuffer file) {
        int at = 2;
        while ((file.get(at) & 0xFF) == 0xFF) {
            int marker = file.get(at + 1) & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return picture("image/jpeg", file.getShort(at + 7) & 0xFFFF, file.getShort(at + 5) & 0xFFFF);
            }
            at += 2 + (file.getShort(at + 2) & 0xFFFF);
        }
        return Optional.empty();
    }

    private static Optional<PictureFile> webp(ByteBuffer file) {
        if (8L + little(file, 4, 4) > file.capacity()) {
            return Optional.empty();
        }
        return switch (text(file, 12)) {
            case "VP8 " -> picture("image/webp", little(file, 26, 2) & 0x3FFF, little(file, 28, 2) & 0x3FFF);
            case "VP8L" ->
                picture("image/webp", (little(file, 21, 4) & 0x3FFF) + 1, (little(file, 21, 4) >> 14 & 0x3FFF) + 1);
            case "VP8X" -> picture("image/webp", little(file, 24, 3) + 1, little(file, 27, 3) + 1);
            default -> Optional.empty();
        };
    }

    /** Its boxes end where the file does, and one of them names a codec that is played. */
    private static Optional<PictureFile> mp4(ByteBuffer file) {
        boolean played = false;
        long at = 0;
        while (at + 8 <= file.capacity()) {
            long length = file.getInt((int) at) & 0xFFFFFFFFL;
            if (length == 1) {
                length = file.getLong((int) at + 8);
            } else if (length == 0) {
                length = file.capacity() - at;
            }
            if (length < 8 || length > file.capacity() - at) {
                return Optional.empty();
            }
            if (text(file, (int) at + 4).equals("moov")) {
                String box = new String(file.array(), (int) at, (int) length, StandardCharsets.ISO_8859_1);
                played = PLAYED.stream().anyMatch(box::contains);
            }
            at += length;
        }
        return played && at == file.capacity() ? Optional.of(video("video/mp4")) : Optional.empty();
    }

    private static int little(ByteBuffer file, int at, int bytes) {
        int number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | file.get(at + i) & 0xFF;
        }
        return number;
    }

    private static String text(ByteBuffer file, int at) {
        byte[] four = {file.get(at), file.get(at + 1), file.get(at + 2), file.get(at + 3)};
        return new String(four, StandardCharsets.ISO_8859_1);
    }
}
