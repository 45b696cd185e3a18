package dev.talon.sign;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.pad.PadProtocol;
import dev.talon.hardware.sign.DeskFit;
import dev.talon.hardware.sign.FrameTemplate;
import dev.talon.hardware.sign.SignState.Arrow;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A cable with signs or pads.
 *
 * @param agent id of the agent on whose computer it is; empty: the server's own
 * @param template of signs: their protocol
 * @param protocol of pads: their protocol
 * @param ends the signs or pads on it, each with its number
 * @param connected whether its line is open now; signs themselves send no answers
 * @param fault why it is not: a word of {@link dev.talon.hardware.link.LineFault}, or {@code undriven} where no node drives it, or
 *     none to which its agent is connected; empty while it is open, and until the first try has ended
 * @param heardAt when signs last took what they show, or a pad's key last came; empty: never
 */
@JsonInclude
public record Cable(
        String code,
        Kind kind,
        LinkAddress address,
        Optional<Integer> agent,
        Optional<FrameTemplate> template,
        Optional<PadProtocol> protocol,
        List<End> ends,
        boolean connected,
        Optional<String> fault,
        Optional<OffsetDateTime> heardAt) {
    /** What hangs on a cable. */
    public enum Kind {
        SIGN,
        PAD;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A sign or a pad.
     *
     * @param number its address on the cable, 0 to 255
     * @param arrow the direction from the sign to the desk; for signs only
     * @param shortened what a sign shows of {@value DeskFit#LONG_LABEL}, the thousandth ticket of a day, if it has no
     *     space for all of it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record End(int number, String desk, Arrow arrow, Optional<String> shortened) {}
}
