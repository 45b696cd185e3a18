package dev.talon.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class WithoutLinesTest {
    private static final String FILE = "first\nsecond\r\n\nfo\0urth\nlast";
    /** Of {@code second}. */
    private static final String SECOND = "16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4";

    private final Faults faults = new Faults();

    @Test
    void theLinesThatAreNamedComeEmptyAndAreTold() throws IOException {
        var text = new WithoutLines(slowly(FILE), LineNumbers.parse("2,4-5").orElseThrow());
        assertThat(read(text)).isEqualTo("first\n\n\n\n");
        assertThat(text.leftOut(faults))
                .extracting(LeftOut::line, LeftOut::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2L, "second"),
                        org.assertj.core.groups.Tuple.tuple(4L, "fo?urth"),
                        org.assertj.core.groups.Tuple.tuple(5L, "last"));
        assertThat(text.leftOut(faults).get(0).sha256()).isEqualTo(SECOND);
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void aLineThatIsNotThereIsAFault() throws IOException {
        var text = new WithoutLines(
                new StringReader(FILE), LineNumbers.parse("1,6").orElseThrow());
        read(text);
        text.leftOut(faults);
        assertThat(faults.refused().faults()).containsExactly(new Fault(6, "", "there is no such line to leave out"));
    }

    @Test
    void linesAreNamedOneByOneOrFromTo() {
        assertThat(LineNumbers.parse("4, 9,20-25").orElseThrow())
                .satisfies(lines -> assertThat(lines.has(4) && lines.has(9) && lines.has(20) && lines.has(25))
                        .isTrue())
                .satisfies(lines -> assertThat(lines.has(5) || lines.has(19) || lines.has(26) || lines.has(0))
                        .isFalse());
        for (String unfit : new String[] {"", "0", "x", "4,", "9-4", "1-1001", "-3", "4;9"}) {
            assertThat(LineNumbers.parse(unfit)).as(unfit).isEmpty();
        }
    }

    /** A sign at a time. */
    private static Reader slowly(String text) {
        return new StringReader(text) {
            @Override
            public int read(char[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, 1));
            }
        };
    }

    private static String read(Reader text) throws IOException {
        var all = new StringWriter();
        text.transferTo(all);
        return all.toString();
    }
}
