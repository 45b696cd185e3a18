package dev.talon.sign;

import dev.talon.agent.AgentHub;
import dev.talon.board.BoardHub;
import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.RecurringWork;
import dev.talon.desk.DeskCalls;
import dev.talon.desk.DeskHolds;
import dev.talon.desk.DeskPauses;
import dev.talon.desk.DeskTurns;
import dev.talon.hardware.agent.message.AgentMessage;
import dev.talon.hardware.link.LineNews;
import dev.talon.hardware.link.LineState;
import dev.talon.hardware.pad.PadProtocol.Press;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives the cables of this node. Every two seconds it checks which cables these are, and whether their settings have
 * changed.
 */
public final class CableDriver {
    private static final Logger LOG = LoggerFactory.getLogger(CableDriver.class);
    public static final Duration USUAL_LOOK = Duration.ofSeconds(2);

    /** @param screen what a cable of signs is to the centre's boards */
    private record Open(CableClaims.Claimed claimed, Driven driven, SignScreen screen, LineNews news) {}

    private final Context context;
    private final CableClaims claims;
    private final BoardHub boards;
    private final AgentHub agents;
    private final PadController hand;
    private final Map<Integer, Open> open = new HashMap<>();
    private final RecurringWork claiming;
    private boolean closed;

    /** @param look how often it looks which cables are its own */
    public CableDriver(
            Vertx vertx,
            Database database,
            Hints hints,
            BoardHub boards,
            AgentHub agents,
            DeskCalls calls,
            DeskTurns turns,
            DeskPauses pauses,
            DeskHolds holds,
            PadLimits limits,
            Duration look) {
        this.context = vertx.getOrCreateContext();
        this.claims = new CableClaims(database, hints);
        this.boards = boards;
        this.agents = agents;
        this.hand = new PadController(
                calls,
                turns,
                pauses,
                holds,
                new PadRefusals(database, hints, () -> null),
                InstantSource.system(),
                limits);
        agents.hear((agent, message) -> context.runOnContext(v -> heard(agent, message)));
        this.claiming = new RecurringWork(
                vertx, LOG, "Looking at the cables of signs and pads", Duration.ZERO, look, this::look);
    }

    /** Releases the cables; signs keep their last state. */
    public Future<Void> close() {
        claiming.close();
        context.runOnContext(v -> {
            closed = true;
            List.copyOf(open.values()).forEach(this::end);
        });
        return claims.leave().otherwiseEmpty();
    }

    private Future<Void> look() {
        Promise<List<CableClaims.Claimed>> here = Promise.promise();
        claims.claim(agents.agents()).onComplete(claimed -> context.runOnContext(v -> here.handle(claimed)));
        return here.future().map(claimed -> {
            drive(claimed);
            return null;
        });
    }

    private void drive(List<CableClaims.Claimed> claimed) {
        if (closed) {
            return;
        }
        Map<Integer, CableClaims.Claimed> wanted =
                claimed.stream().collect(Collectors.toMap(CableClaims.Claimed::id, Function.identity()));
        List.copyOf(open.values()).stream()
                .filter(old -> !old.driven().isGood()
                        || !isSame(old.claimed(), wanted.get(old.claimed().id())))
                .forEach(this::end);
        wanted.values().stream().filter(one -> !open.containsKey(one.id())).forEach(this::begin);
        open.values().forEach(one -> one.screen().look());
        open.values().forEach(this::tell);
    }

    private void tell(Open one) {
        LineState state = one.driven().state();
        if (one.news().isNews(state)) {
            claims.tell(one.claimed().id(), state).onFailure(fault -> {
                context.runOnContext(v -> one.news().forget());
                LOG.debug("A cable's state was not stored: {}", fault.getMessage());
            });
        }
    }

    private void begin(CableClaims.Claimed claimed) {
        Cable cable = claimed.cable();
        try {
            Driven driven = cable.agent()
                    .<Driven>map(agent -> new AgentCable(agents, agent, claimed.id(), cable))
                    .orElseGet(() -> new OwnCable(cable, press -> pressed(claimed.id(), press)));
            var screen = new SignScreen(cable.ends(), driven::show, InstantSource.system());
            open.put(claimed.id(), new Open(claimed, driven, screen, new LineNews()));
            if (cable.kind() == Cable.Kind.SIGN) {
                boards.join(claimed.centreId(), screen);
            }
        } catch (IllegalArgumentException e) {
            LOG.error("Cable {} of {} cannot be driven: {}", cable.code(), claimed.centre(), e.getMessage());
        }
    }

    private void end(Open one) {
        open.remove(one.claimed().id());
        if (one.claimed().cable().kind() == Cable.Kind.SIGN) {
            boards.leave(one.claimed().centreId(), one.screen());
        }
        one.driven().close();
    }

    private void heard(int agent, AgentMessage message) {
        if (message instanceof AgentMessage.Pressed pressed && hangsOn(pressed.cable(), agent)) {
            pressed(pressed.cable(), new Press(pressed.pad(), pressed.key()), age(pressed.at()));
        } else if (message instanceof AgentMessage.CableState state
                && hangsOn(state.cable(), agent)
                && open.get(state.cable()).driven() instanceof AgentCable cable) {
            cable.is(state.state());
        }
    }

    private boolean hangsOn(int cable, int agent) {
        return open.containsKey(cable)
                && open.get(cable)
                        .claimed()
                        .cable()
                        .agent()
                        .filter(own -> own == agent)
                        .isPresent();
    }

    /** On this node's clock, from which the agent got its time; an unknown time counts as now. */
    private static Duration age(long at) {
        return Duration.ofMillis(at == 0 ? 0 : Math.max(0, System.currentTimeMillis() - at));
    }

    private void pressed(int cable, Press press) {
        long came = System.nanoTime();
        context.runOnContext(v -> pressed(cable, press, Duration.ofNanos(System.nanoTime() - came)));
    }

    private void pressed(int cable, Press press, Duration age) {
        Open one = open.get(cable);
        if (one == null) {
            return;
        }
        one.claimed().cable().ends().stream()
                .filter(end -> end.number() == press.pad())
                .findFirst()
                .ifPresentOrElse(
                        end -> hand.press(
                                one.claimed().centre(),
                                end.desk(),
                                press.key(),
                                one.claimed().cable().code(),
                                age),
                        () -> LOG.warn(
                                "Cable {} has no pad {}", one.claimed().cable().code(), press.pad()));
    }

    private static boolean isSame(CableClaims.Claimed one, CableClaims.Claimed other) {
        return other != null && bare(one.cable()).equals(bare(other.cable()));
    }

    /** Without what changes by itself. */
    private static Cable bare(Cable cable) {
        return new Cable(
                cable.code(),
                cable.kind(),
                cable.address(),
                cable.agent(),
                cable.template(),
                cable.protocol(),
                cable.ends(),
                false,
                Optional.empty(),
                Optional.empty());
    }
}
