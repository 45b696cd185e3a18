package dev.talon.sign;

import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.pad.PadProtocol;
import dev.talon.hardware.sign.FrameTemplate;
import dev.talon.hardware.sign.SignState.Arrow;
import java.util.List;
import java.util.Optional;

/** The new settings of a cable. Fields as in {@link Cable}. */
public record CableChange(
        Cable.Kind kind,
        LinkAddress address,
        Optional<Integer> agent,
        Optional<FrameTemplate> template,
        Optional<PadProtocol> protocol,
        List<NewEnd> ends) {
    /** @param arrow none where left out */
    public record NewEnd(int number, String desk, Optional<Arrow> arrow) {}
}
