package dev.talon.hardware.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.talon.hardware.link.LineFault;
import dev.talon.hardware.link.LineState;
import dev.talon.hardware.link.LinkAddress.Serial;
import dev.talon.hardware.link.Pty;
import dev.talon.hardware.sign.SignState.Arrow;
import dev.talon.hardware.sign.SignState.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signs at the other end of a serial cable, byte by byte. */
class SignLineTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final SignLine.Pace OFTEN =
            new SignLine.Pace(Duration.ofMillis(300), Duration.ofMillis(20), Duration.ofMillis(100));
    private static final FrameTemplate TEMPLATE = Templates.shipped("rs485-11").orElseThrow();
    private static final String FRAME = "01 20 21 C0 30 34 32 3E 35 20 07";

    @TempDir
    private Path dev;

    @Test
    void whatADeskShowsGoesOutAsItsFrameAndAgainAndAgain() throws IOException {
        try (Pty cable = Pty.open();
                SignLine line = new SignLine(Serial.usual(cable.path(), 9600), TEMPLATE, OFTEN)) {
            line.show(0x20, called("А042"));
            assertThat(frame(cable)).isEqualTo(FRAME);
            assertThat(frame(cable)).as("shown again by itself").isEqualTo(FRAME);
            assertThat(line.state().connected()).isTrue();
            assertThat(line.state().fault()).isEmpty();
            assertThat(line.state().quietMs()).as("when it took a frame").isPresent();
        }
    }

    @Test
    void signsOfOneCableAreToldApartByTheirAddresses() throws IOException {
        try (Pty cable = Pty.open();
                SignLine line = new SignLine(Serial.usual(cable.path(), 9600), TEMPLATE)) {
            line.show(0x20, called("А042"));
            line.show(0x21, new SignState(Phase.IDLE, "", "6", Arrow.LEFT));
            assertThat(frame(cable)).isEqualTo(FRAME);
            assertThat(frame(cable)).isEqualTo("01 21 20 20 20 20 20 20 20 20 07");
        }
    }

    @Test
    void aCableThatWasOutBringsTheLastStateAtOnceWhenItIsInAgain() throws IOException {
        Path name = dev.resolve("signs");
        Pty first = Pty.open();
        try (SignLine line = new SignLine(Serial.usual(name.toString(), 9600), TEMPLATE, OFTEN)) {
            assertThat(whenItFails(line))
                    .isEqualTo(new LineState(false, Optional.of(LineFault.ABSENT), Optional.empty()));
            first.named(name);
            line.show(0x20, called("А041"));
            assertThat(frame(first)).isEqualTo("01 20 21 C0 30 34 31 3E 35 20 07");
            // Its reader may have it before its writer knows that it went out.
            state(line, state -> state.quietMs().isPresent());
            first.close();
            assertThat(whenItFails(line).quietMs()).as("since when").isPresent();
            line.show(0x20, called("А042"));
            try (Pty second = Pty.open()) {
                second.named(name);
                assertThat(frame(second)).isEqualTo(FRAME);
            }
        }
    }

    private static LineState whenItFails(SignLine line) {
        return state(line, state -> state.fault().isPresent());
    }

    private static LineState state(SignLine line, Predicate<LineState> wanted) {
        return assertTimeoutPreemptively(LONG, () -> {
            LineState state = line.state();
            while (!wanted.test(state)) {
                Thread.onSpinWait();
                state = line.state();
            }
            return state;
        });
    }

    private static SignState called(String label) {
        return new SignState(Phase.CALLED, label, "5", Arrow.RIGHT);
    }

    private static String frame(Pty cable) {
        return assertTimeoutPreemptively(
                LONG,
                () -> HexFormat.ofDelimiter(" ")
                        .withUpperCase()
                        .formatHex(cable.in().readNBytes(11)));
    }
}
