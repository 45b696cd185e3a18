package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hardware.layout.SlipLayout;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every byte that each shipped profile sends for a ticket, its copy and the test page is kept; a change that nobody meant
 * fails here. A change that is meant: {@code mvn -pl hardware test -Dtest=GoldenBytesTest -Dgolden.write=true} writes the
 * files anew, and their differences are read before they are committed.
 */
class GoldenBytesTest {
    private static final Path FILES = Path.of("src/test/resources/dev/talon/hardware/golden");
    private static final Paper TICKET = new Paper.Ticket(Slips.CONSULTATION, SlipLayout.USUAL);
    private static final Paper COPY = new Paper.Ticket(Slips.copyOf(Slips.CONSULTATION), SlipLayout.USUAL);
    private static final Paper TEST = new Paper.Test("hall", "14.05.2026 10:42", Slips.URL, "ru");

    static Stream<Arguments> papers() {
        return Profiles.shipped().stream()
                .flatMap(profile -> Stream.of(
                        Arguments.of(profile, "ticket", TICKET),
                        Arguments.of(profile, "copy", COPY),
                        Arguments.of(profile, "test", TEST)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("papers")
    void theBytesAreTheOnesThatAreKept(PrinterProfile profile, String name, Paper paper) throws IOException {
        String listing = Listing.of(PaperBytes.encode(paper, profile), profile.letters());
        Path file = FILES.resolve(profile.code() + "-" + name + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FILES);
            Files.writeString(file, listing);
        }

        assertThat(listing).isEqualTo(Files.readString(file));
    }

    /** The aim is under 40 KB on paper of 576 dots, whatever is printed there every day; wider paper may take as much more. */
    @ParameterizedTest
    @MethodSource("everyday")
    void aTicketAndItsCopyAreAsSmallAsTheirProfileAllows(PrinterProfile profile, Slip slip) {
        int most =
                profile.mode() == PrinterProfile.Mode.TEXT ? 1000 : 40_000 * Math.max(576, profile.widthDots()) / 576;

        assertThat(PaperBytes.encode(new Paper.Ticket(slip, SlipLayout.USUAL), profile))
                .hasSizeLessThanOrEqualTo(most);
    }

    static Stream<Arguments> everyday() {
        return Profiles.shipped().stream()
                .flatMap(profile -> Stream.of(Slips.CONSULTATION, Slips.ENGLISH)
                        .flatMap(slip -> Stream.of(slip, Slips.copyOf(slip)))
                        .map(slip -> Arguments.of(profile, slip)));
    }
}
