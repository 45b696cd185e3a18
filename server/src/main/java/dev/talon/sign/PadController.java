package dev.talon.sign;

import dev.talon.access.Throttle;
import dev.talon.desk.Call;
import dev.talon.desk.DeskCalls;
import dev.talon.desk.DeskCommand;
import dev.talon.desk.DeskHolds;
import dev.talon.desk.DeskPauses;
import dev.talon.desk.DeskTurns;
import dev.talon.hardware.pad.PadKey;
import dev.talon.queue.StageState;
import dev.talon.words.Languages;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes the keys of pads: each becomes the desk's command that fits its state, one after another for each desk, in
 * the name of the person who holds the desk. At a desk that nobody holds a key does nothing.
 *
 * <pre>
 *            nobody at the desk   called                serving
 * call       call next (³)        recall (¹)            finish and call next (²)
 * start      —                    start                 —
 * continue   —                    —                     finish, next stage here (²)
 * end        —                    no-show (²)           finish (²)
 * </pre>
 *
 * <p>¹ Not soon after the last call: a key pressed twice calls once. ² Only if pressed twice, while the visitor
 * cannot have walked to the desk yet, or the service has just begun. ³ On a break it ends the break and does not
 * call, like the same key of the desk's page; the next press calls. {@link PadLimits} has the times.
 */
final class PadController {
    private static final Logger LOG = LoggerFactory.getLogger(PadController.class);

    private final DeskCalls calls;
    private final DeskTurns turns;
    private final DeskPauses pauses;
    private final DeskHolds holds;
    private final InstantSource clock;
    private final PadLimits limits;
    private final Throttle throttle;
    private final Map<String, Future<Void>> last = new ConcurrentHashMap<>();
    private final Map<String, Instant> called = new ConcurrentHashMap<>();
    private final Map<String, Pressed> before = new ConcurrentHashMap<>();

    /** A key that waits for its second press. */
    private record Pressed(PadKey key, String ticket, Instant at) {}

    PadController(
            DeskCalls calls,
            DeskTurns turns,
            DeskPauses pauses,
            DeskHolds holds,
            InstantSource clock,
            PadLimits limits) {
        this.calls = calls;
        this.turns = turns;
        this.pauses = pauses;
        this.holds = holds;
        this.clock = clock;
        this.limits = limits;
        this.throttle = new Throttle(limits.atOnce(), limits.thenEvery(), () -> clock.millis() * 1_000_000);
    }

    /**
     * @param age how long ago the key was pressed
     * @return ends when the command has ended; a key that fits no state, or comes too late or too often, is ignored
     */
    Future<Void> press(String centre, String desk, PadKey key, String pad, Duration age) {
        Instant pressed = clock.instant().minus(age);
        String place = centre + "/" + desk;
        if (throttle.refused(place).isPresent()) {
            LOG.debug("pad:{} at desk {}: keys come too fast, {} was ignored", pad, desk, key);
            return Future.succeededFuture();
        }
        return last.compute(
                place,
                (own, earlier) -> earlier == null || earlier.isComplete()
                        ? act(centre, desk, key, pad, pressed)
                        : earlier.transform(done -> act(centre, desk, key, pad, pressed)));
    }

    private Future<Void> act(String centre, String desk, PadKey key, String pad, Instant pressed) {
        return holds.holder(centre, desk)
                .compose(holder -> holder.isEmpty()
                        ? idleDesk(desk, key, pad)
                        : act(command(centre, desk, holder.get()), key, pad, pressed))
                .onFailure(fault -> LOG.info("pad:{} at desk {}: {}", pad, desk, fault.getMessage()))
                .otherwiseEmpty();
    }

    private static Future<Void> idleDesk(String desk, PadKey key, String pad) {
        LOG.info("pad:{} at desk {}: nobody holds the desk, {} was ignored", pad, desk, key);
        return Future.succeededFuture();
    }

    private Future<Void> act(DeskCommand command, PadKey key, String pad, Instant pressed) {
        return calls.at(command.centre(), command.desk(), Languages.DEFAULT)
                .compose(call -> isTooLate(command, key, pad, pressed)
                        ? Future.<Void>succeededFuture()
                        : call.map(at -> at(command, key, pad, at)).orElseGet(() -> idle(command, key)));
    }

    /** The specialist has seen nothing happen meanwhile, and done something else. */
    private boolean isTooLate(DeskCommand command, PadKey key, String pad, Instant pressed) {
        boolean late = pressed.plus(limits.oldest()).isBefore(clock.instant());
        if (late) {
            LOG.warn("pad:{} at desk {}: the key {} came too late and was ignored", pad, command.desk(), key);
        }
        return late;
    }

    private Future<Void> idle(DeskCommand command, PadKey key) {
        if (key != PadKey.CALL) {
            return Future.succeededFuture();
        }
        called.put(desk(command), clock.instant());
        return calls.callNext(command)
                .<Void>mapEmpty()
                .recover(fault -> DeskPauses.isOnBreak(fault) ? pauses.resume(command) : Future.failedFuture(fault));
    }

    private Future<Void> at(DeskCommand command, PadKey key, String pad, Call call) {
        if (call.state() == StageState.SERVING) {
            return serving(command, key, call);
        }
        return switch (key) {
            case CALL -> again(command);
            case START -> calls.start(command).mapEmpty();
            case END -> nobody(command, pad, call);
            default -> Future.succeededFuture();
        };
    }

    private Future<Void> serving(DeskCommand command, PadKey key, Call call) {
        boolean ends = key == PadKey.END || key == PadKey.CALL || key == PadKey.CONTINUE && call.continuable();
        if (!ends || hasJustStarted(call) && !twice(command, key, call)) {
            return Future.succeededFuture();
        }
        if (key == PadKey.CALL) {
            called.put(desk(command), clock.instant());
            return turns.next(command, Optional.empty()).mapEmpty();
        }
        return calls.finish(command, key == PadKey.CONTINUE, Optional.empty()).mapEmpty();
    }

    private boolean hasJustStarted(Call call) {
        Instant started = call.startedAt().orElseThrow().toInstant();
        return started.plus(limits.justStarted()).isAfter(clock.instant());
    }

    private Future<Void> again(DeskCommand command) {
        Instant now = clock.instant();
        Instant lastCall = called.getOrDefault(desk(command), Instant.EPOCH);
        if (lastCall.plus(limits.betweenCalls()).isAfter(now)) {
            return Future.succeededFuture();
        }
        called.put(desk(command), now);
        return calls.recall(command).mapEmpty();
    }

    private Future<Void> nobody(DeskCommand command, String pad, Call call) {
        if (call.calledAt().toInstant().plus(limits.walk()).isAfter(clock.instant())) {
            return Future.succeededFuture();
        }
        Optional<String> reason = twice(command, PadKey.END, call) ? Optional.of("pad:" + pad) : Optional.empty();
        return calls.noShow(command, reason)
                .<Void>mapEmpty()
                .recover(fault -> DeskCalls.isTooSoon(fault) ? Future.succeededFuture() : Future.failedFuture(fault));
    }

    /** Whether this is the second press of the key for the same ticket; two presses in one stroke are one. */
    private boolean twice(DeskCommand command, PadKey key, Call call) {
        Instant now = clock.instant();
        Pressed earlier = before.get(desk(command));
        boolean same =
                earlier != null && earlier.key() == key && earlier.ticket().equals(call.ticket());
        if (same && earlier.at().plus(limits.twiceFrom()).isAfter(now)) {
            return false;
        }
        before.put(desk(command), new Pressed(key, call.ticket(), now));
        return same && !earlier.at().plus(limits.twiceWithin()).isBefore(now);
    }

    private static DeskCommand command(String centre, String desk, DeskHolds.Holder holder) {
        return new DeskCommand(
                centre,
                desk,
                holder.actor(),
                Optional.of(holder.page()),
                Optional.empty(),
                Optional.of(UUID.randomUUID().toString()),
                Languages.DEFAULT);
    }

    private static String desk(DeskCommand command) {
        return command.centre() + "/" + command.desk();
    }
}
