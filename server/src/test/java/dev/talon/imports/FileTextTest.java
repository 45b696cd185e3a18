package dev.talon.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTextTest {
    private static final Charset CP1251 = Charset.forName("windows-1251");
    private static final String SENTENCE = "Ёлка — «Центр № 1», Петрова\nвторая строка\n";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 4095, 4096, 65_535, 65_536, 200_001})
    void theEncodingShowsAtTheFirstRussianLetterWhereverItStands(int before) throws IOException {
        String file = "a".repeat(before) + "\n" + SENTENCE;
        assertThat(read(file.getBytes(StandardCharsets.UTF_8), "UTF-8")).isEqualTo(file);
        assertThat(read(file.getBytes(CP1251), "CP1251")).isEqualTo(file);
    }

    @Test
    void aMarkIsNotPartOfTheText() throws IOException {
        assertThat(read(("\uFEFF" + SENTENCE).getBytes(StandardCharsets.UTF_8), "UTF-8"))
                .isEqualTo(SENTENCE);
    }

    @Test
    void aLetterAcrossTheStretchDoesNotChangeTheEncoding() throws IOException {
        for (int shift = 0; shift < 4; shift++) {
            String line = "a".repeat(shift) + "Я".repeat(5000);
            assertThat(read(line.getBytes(StandardCharsets.UTF_8), "UTF-8")).isEqualTo(line);
        }
    }

    @Test
    void aByteThatDoesNotBelongIsAReplacementSignInItsPlace() throws IOException {
        var file = new ByteArrayOutputStream();
        file.writeBytes("Петрова\nИв".getBytes(StandardCharsets.UTF_8));
        file.write(0xE0);
        file.writeBytes("нова\n".getBytes(StandardCharsets.UTF_8));
        assertThat(read(file.toByteArray(), "UTF-8")).isEqualTo("Петрова\nИв\uFFFDнова\n");
    }

    @ParameterizedTest
    @CsvSource({"504b0304, XLSX", "1f8b0800, gzip", "d0cf11e0a1b11ae1, XLS", "255044462d312e34, PDF", "fffe6100, UTF-16"
    })
    void whatIsNoTextIsNamed(String bytes, String named) {
        byte[] file = java.util.HexFormat.of().parseHex(bytes);
        assertThatThrownBy(() -> FileText.of(new ByteArrayInputStream(file)))
                .isInstanceOf(NotText.class)
                .hasMessageContaining(named);
    }

    @Test
    void aZeroByteIsHandedOnSoThatTheCheckOfItsLineNamesIt() throws IOException {
        String file = "one\ntwo\nth\0ree\n";
        assertThat(read(file.getBytes(StandardCharsets.UTF_8), "UTF-8")).isEqualTo(file);
    }

    @Test
    void bytesOfAnyKindAreNoText() {
        byte[] file = new byte[300];
        new java.util.Random(1).nextBytes(file);
        assertThatThrownBy(() -> FileText.of(new ByteArrayInputStream(file)))
                .isInstanceOf(NotText.class)
                .hasMessageContaining("not a text");
    }

    @Test
    void aLineOfTheOtherEncodingIsReplacementSignsAndTheOthersAreRead() throws IOException {
        var file = new ByteArrayOutputStream();
        file.writeBytes("Петрова\n".getBytes(CP1251));
        file.writeBytes("abc, Иванова\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes("Сидорова\n".getBytes(CP1251));
        assertThat(read(file.toByteArray(), "CP1251"))
                .isEqualTo("Петрова\nabc, " + "\uFFFD".repeat(7) + "\nСидорова\n");
    }

    @Test
    void garbageBeforeTheFirstLetterDecidesNothing() throws IOException {
        var file = new ByteArrayOutputStream();
        file.write(0x81);
        file.write('\n');
        file.writeBytes("Петрова\n".getBytes(CP1251));
        assertThat(read(file.toByteArray(), "CP1251")).isEqualTo("\uFFFD\nПетрова\n");
    }

    @Test
    void linesAreBoundedAndTheLastOneSaysThatItIsCut() throws IOException {
        int huge = 50_000_000;
        InputStream file = new java.io.SequenceInputStream(
                new InputStream() {
                    private int left = huge;

                    @Override
                    public int read() {
                        return left-- > 0 ? 'x' : -1;
                    }

                    @Override
                    public int read(byte[] into, int offset, int length) {
                        int count = Math.min(length, left);
                        java.util.Arrays.fill(into, offset, offset + count, (byte) 'x');
                        left -= count;
                        return count == 0 ? -1 : count;
                    }
                },
                new ByteArrayInputStream("\r\nnext\r\n\ncut".getBytes(StandardCharsets.UTF_8)));
        var lines = new BoundedLines(FileText.of(file));
        assertThat(lines.next()).contains(new BoundedLines.Line(1, "x".repeat(BoundedLines.LONGEST), true, true));
        assertThat(lines.next()).contains(new BoundedLines.Line(2, "next", false, true));
        assertThat(lines.next()).contains(new BoundedLines.Line(3, "", false, true));
        assertThat(lines.next()).contains(new BoundedLines.Line(4, "cut", false, false));
        assertThat(lines.next()).isEmpty();
    }

    private static String read(byte[] file, String encoding) throws IOException {
        try (var text = FileText.of(new ByteArrayInputStream(file))) {
            var all = new StringWriter();
            text.transferTo(all);
            assertThat(text.encoding()).isEqualTo(encoding);
            return all.toString();
        }
    }
}
