package dev.talon.sign;

import dev.talon.hardware.link.LineState;
import dev.talon.hardware.pad.PadLine;
import dev.talon.hardware.pad.PadProtocol.Press;
import dev.talon.hardware.sign.SignLine;
import dev.talon.hardware.sign.SignState;
import java.util.Optional;
import java.util.function.Consumer;

/** A cable of the server's own computer, or in its network. */
final class OwnCable implements Driven {
    private final Optional<SignLine> signs;
    private final Optional<PadLine> pads;

    /** @param pressed told each press, on the cable's thread */
    OwnCable(Cable cable, Consumer<Press> pressed) {
        this.signs = cable.template().map(template -> new SignLine(cable.address(), template));
        this.pads = cable.protocol().map(protocol -> new PadLine(cable.address(), protocol, pressed));
    }

    @Override
    public void show(int sign, SignState state) {
        signs.ifPresent(line -> line.show(sign, state));
    }

    @Override
    public LineState state() {
        return signs.map(SignLine::state).or(() -> pads.map(PadLine::state)).orElse(LineState.UNKNOWN);
    }

    @Override
    public boolean isGood() {
        return true;
    }

    @Override
    public void close() {
        signs.ifPresent(SignLine::close);
        pads.ifPresent(PadLine::close);
    }
}
