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
import dev.talon.sign.PadRefusals.Why;
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
 * the name of the person who holds the desk. At a desk that nobody holds a key does nothing. Why a key did nothing is
 * kept for the desk's page, see {@link PadRefusals}.
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
    private final PadRefusals refusals;
    private final InstantSource clock;
    private final PadLimits limits;
    private final Throttle throttle;
    private final Map<String, Future<Void>> last = new ConcurrentHashMap<>();
    private final Map<String, Instant> called = new ConcurrentHashMap<>();
    private final Map<String, Instant> tooFast = new ConcurrentHashMap<>();
    private final Map<String, Pressed> before = new ConcurrentHashMap<>();

    /** A key that waits for its second press. */
    private record Pressed(PadKey key, String ticket, Instant at) {}

    PadController(
            DeskCalls calls,
            DeskTurns turns,
            DeskPauses pauses,
            DeskHolds holds,
            PadRefusals refusals,
            InstantSource clock,
            PadLimits limits) {
        this.calls = calls;
        this.turns = turns;
        this.pauses = pauses;
        this.holds = holds;
        this.refusals = refusals;
        this.clock = clock;
        this.limits = limits;
        this.throttle = new Throttle(limits.atOnce(), limits.thenEvery(), () -> clock.millis() * 1_000_000);
    }

    /**
     * @param age how long ago the key was pressed
     * @return ends when the command has ended; a key that fits no state, or comes too late or too often, is ignored, and the desk's page says why
     */
    Future<Void> press(String centre, String desk, PadKey key, String pad, Duration age) {
        Instant pressed = clock.instant().minus(age);
        String place = centre + "/" + desk;
        if (throttle.refused(place).isPresent()) {
            LOG.debug("pad:{} at desk {}: keys come too fast, {} was ignored", pad, desk, key);
            return tooFast(centre, desk, place);
        }
        return last.compute(
                place,
                (own, earlier) -> earlier == null || earlier.isComplete()
                        ? act(centre, desk, key, pad, pressed)
                        : earlier.transform(done -> act(centre, desk, key, pad, pressed)));
    }

    /** A stuck key is said once in a while only. */
    private Future<Void> tooFast(String centre, String desk, String place) {
        Instant now = clock.instant();
        Instant earlier = tooFast.getOrDefault(place, Instant.EPOCH);
        if (earlier.plus(limits.betweenCalls()).isAfter(now)) {
            return Future.succeededFuture();
        }
        tooFast.put(place, now);
        return refusals.say(centre, desk, Why.TOO_FAST);
    }

    private Future<Void> act(String centre, String desk, PadKey key, String pad, Instant pressed) {
        return holds.holder(centre, desk)
                .compose(holder -> holder.isEmpty()
                        ? idleDesk(centre, desk, key, pad)
                        : act(command(centre, desk, holder.get()), key, pad, pressed))
                .onFailure(fault -> LOG.info("pad:{} at desk {}: {}", pad, desk, fault.getMessage()))
                .recover(fault -> refusals.say(centre, desk, Why.of(fault)));
    }

    private Future<Void> refused(DeskCommand command, Why why) {
        return refusals.say(command.centre(), command.desk(), why);
    }

    private Future<Void> idleDesk(String centre, String desk, PadKey key, String pad) {
        LOG.info("pad:{} at desk {}: nobody holds the desk, {} was ignored", pad, desk, key);
        return refusals.say(centre, desk, Why.NOBODY_HERE);
    }

    private Future<Void> act(DeskCommand command, PadKey key, String pad, Instant pressed) {
        return calls.at(command.centre(), command.desk(), Languages.DEFAULT)
                .compose(call -> isTooLate(command, key, pad, pressed)
                        ? refused(command, Why.TOO_LATE)
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
            return refused(command, Why.NOT_NOW);
        }
        called.put(desk(command), clock.instant());
        return calls.callNext(command)
                .compose(call -> call.isPresent() ? Future.<Void>succeededFuture() : refused(command, Why.NOBODY_WAITS))
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
            default -> refused(command, Why.NOT_NOW);
        };
    }

    private Future<Void> serving(DeskCommand command, PadKey key, Call call) {
        boolean ends = key == PadKey.END || key == PadKey.CALL || key == PadKey.CONTINUE && call.continuable();
        if (!ends) {
            return refused(command, Why.NOT_NOW);
        }
        if (hasJustStarted(call) && !twice(command, key, call)) {
            return refused(command, Why.ONCE_MORE);
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
            return refused(command, Why.TOO_SOON);
        }
        called.put(desk(command), now);
        return calls.recall(command).mapEmpty();
    }

    private Future<Void> nobody(DeskCommand command, String pad, Call call) {
        if (call.calledAt().toInstant().plus(limits.walk()).isAfter(clock.instant())) {
            return refused(command, Why.TOO_SOON);
        }
        Optional<String> reason = twice(command, PadKey.END, call) ? Optional.of("pad:" + pad) : Optional.empty();
        return calls.noShow(command, reason)
                .<Void>mapEmpty()
                .recover(fault ->
                        DeskCalls.isTooSoon(fault) ? refused(command, Why.ONCE_MORE) : Future.failedFuture(fault));
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
