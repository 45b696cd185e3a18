package dev.talon.hardware.agent;

import dev.talon.hardware.agent.message.AgentMessage;
import dev.talon.hardware.link.LineNews;
import dev.talon.hardware.link.LineState;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.pad.PadLine;
import dev.talon.hardware.pad.PadProtocol.Press;
import dev.talon.hardware.sign.SignLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cables of signs and pads on this computer. For the agent's thread. */
final class CableDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CableDesk.class);

    /** @param setup its address and protocol: a cable that is set up with the same again goes on */
    private record Open(List<Object> setup, Cable cable) {}

    /** @param signs shows a state on a sign; unused for pads */
    private record Cable(BiConsumer<Integer, AgentMessage.Show> signs, Supplier<LineState> state, Runnable end) {}

    private final BiConsumer<Integer, Press> pressed;
    private final Map<Integer, Open> cables = new HashMap<>();
    private final Map<Integer, LineNews> told = new HashMap<>();

    /** @param pressed gets the cable and the press, on the cable's thread */
    CableDesk(BiConsumer<Integer, Press> pressed) {
        this.pressed = pressed;
    }

    void setUp(AgentMessage.SignCable setup) {
        set(setup.cable(), setup.name(), setup.address(), setup.template(), () -> {
            var line = new SignLine(setup.address(), setup.template());
            return new Cable((sign, show) -> line.show(sign, show.state()), line::state, line::close);
        });
    }

    void setUp(AgentMessage.PadCable setup) {
        set(setup.cable(), setup.name(), setup.address(), setup.protocol(), () -> {
            var line = new PadLine(setup.address(), setup.protocol(), press -> pressed.accept(setup.cable(), press));
            return new Cable((sign, show) -> {}, line::state, line::close);
        });
    }

    void gone(int cable) {
        told.remove(cable);
        Open before = cables.remove(cable);
        if (before != null) {
            before.cable().end().run();
        }
    }

    void show(AgentMessage.Show show) {
        Open open = cables.get(show.cable());
        if (open != null) {
            open.cable().signs().accept(show.sign(), show);
        }
    }

    /** Reports how each cable's line is, if that is news. */
    void tell(BiConsumer<Integer, LineState> news) {
        cables.forEach((number, open) -> {
            LineState state = open.cable().state().get();
            if (told.computeIfAbsent(number, none -> new LineNews()).isNews(state)) {
                news.accept(number, state);
            }
        });
    }

    void close() {
        List.copyOf(cables.keySet()).forEach(this::gone);
    }

    private void set(int number, String name, LinkAddress address, Object how, Supplier<Cable> opened) {
        told.remove(number);
        List<Object> setup = List.of(address, how);
        Open before = cables.get(number);
        if (before != null && before.setup().equals(setup)) {
            return;
        }
        gone(number);
        cables.put(number, new Open(setup, opened.get()));
        LOG.info("Cable {}: {}", name, address);
    }
}
