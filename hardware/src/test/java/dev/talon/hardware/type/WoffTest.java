package dev.talon.hardware.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class WoffTest {
    private static final byte[] TEXT = "outlines ".repeat(50).getBytes(StandardCharsets.US_ASCII);

    @Test
    void aPackedAndAnUnpackedTableReadTheSame() throws Exception {
        assertThat(contentOf(file(deflated(TEXT), TEXT.length))).isEqualTo(TEXT);
        assertThat(contentOf(file(TEXT, TEXT.length))).isEqualTo(TEXT);
    }

    @Test
    void aMissingTableIsNamed() {
        Woff woff = Woff.read(file(TEXT, TEXT.length));

        assertThatThrownBy(() -> woff.table("cmap")).hasMessageContaining("cmap");
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> Woff.read(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Woff.read("wOF2".repeat(20).getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void damageIsFound() throws Exception {
        byte[] packed = deflated(TEXT);
        byte[] tooLong = file(packed, TEXT.length + 1);
        byte[] noise = file(new byte[] {1, 2, 3, 4, 5}, TEXT.length);
        byte[] cut = java.util.Arrays.copyOf(file(packed, TEXT.length), 70);

        for (byte[] damaged : new byte[][] {tooLong, noise, cut}) {
            assertThatThrownBy(() -> Woff.read(damaged)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static byte[] contentOf(byte[] file) {
        ByteBuffer table = Woff.read(file).table("glyf");
        byte[] content = new byte[table.remaining()];
        table.get(content);
        return content;
    }

    private static byte[] deflated(byte[] content) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(content);
        }
        return out.toByteArray();
    }

    /** A font file with one table. */
    private static byte[] file(byte[] packed, int length) {
        return ByteBuffer.allocate(64 + packed.length)
                .putInt(0, 0x774F4646)
                .putShort(12, (short) 1)
                .position(44)
                .put("glyf".getBytes(StandardCharsets.US_ASCII))
                .putInt(64)
                .putInt(packed.length)
                .putInt(length)
                .position(64)
                .put(packed)
                .array();
    }
}
