package dev.talon.sign;

import dev.talon.desk.Call;
import dev.talon.desk.DeskCalls;
import dev.talon.desk.DeskCommand;
import dev.talon.desk.DeskPauses;
import dev.talon.hardware.pad.PadKey;
import dev.talon.queue.StageState;
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
 * What a key of a pad does: the command that fits the moment, one after another for each desk.
 *
 * <pre>
 *            nobody at the desk   called                serving
 * call       call next (³)        call again (¹)        —
 * start      —                    start                 —
 * continue   —                    —                     finish, next stage here
 * end        —                    nobody came (²)       finish
 * </pre>
 *
 * <p>¹ Not within ten seconds of the last call: a key pressed twice calls once. ² In the first minute after the call only if
 * pressed twice within five seconds: a visitor needs time to walk. ³ On a break it ends the break and calls nobody, as
 * the same key of the desk's page does; the next press calls.
 */
final class PadHand {
    private static final Logger LOG = LoggerFactory.getLogger(PadHand.class);
    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(10);
    private static final Duration TIME_TO_WALK = Duration.ofMinutes(1);
    private static final Duration OLDEST = Duration.ofSeconds(5);
    private static final Duration TWICE = Duration.ofSeconds(5);

    private final DeskCalls calls;
    private final DeskPauses pauses;
    private final InstantSource clock;
    private final Map<String, Future<Void>> last = new ConcurrentHashMap<>();
    private final Map<String, Instant> called = new ConcurrentHashMap<>();
    private final Map<String, Instant> ended = new ConcurrentHashMap<>();

    PadHand(DeskCalls calls, DeskPauses pauses, InstantSource clock) {
        this.calls = calls;
        this.pauses = pauses;
        this.clock = clock;
    }

    /**
     * @param age how long ago the key was pressed
     * @return ends when the key has done what it does; a key that fits nothing, or comes too late, does nothing
     */
    Future<Void> press(String centre, String desk, PadKey key, String pad, Duration age) {
        Instant pressed = clock.instant().minus(age);
        var command = new DeskCommand(
                centre, desk, "pad:" + pad, Optional.of(UUID.randomUUID().toString()), true);
        return last.compute(
                desk(command),
                (own, before) -> before == null || before.isComplete()
                        ? act(command, key, pressed)
                        : before.transform(done -> act(command, key, pressed)));
    }

    private Future<Void> act(DeskCommand command, PadKey key, Instant pressed) {
        return calls.at(command.centre(), command.desk(), true)
                .compose(call -> isTooLate(command, key, pressed)
                        ? Future.<Void>succeededFuture()
                        : call.map(at -> at(command, key, at)).orElseGet(() -> idle(command, key)))
                .onFailure(fault -> LOG.info("{} at desk {}: {}", command.actor(), command.desk(), fault.getMessage()))
                .otherwiseEmpty();
    }

    /** Whoever pressed it has looked, seen nothing happen, and done something else. */
    private boolean isTooLate(DeskCommand command, PadKey key, Instant pressed) {
        boolean late = pressed.plus(OLDEST).isBefore(clock.instant());
        if (late) {
            LOG.warn("{} at desk {}: the key {} came too late and did nothing", command.actor(), command.desk(), key);
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

    private Future<Void> at(DeskCommand command, PadKey key, Call call) {
        if (call.state() == StageState.SERVING) {
            return switch (key) {
                case END -> calls.finish(command, false).mapEmpty();
                case CONTINUE ->
                    call.continuable() ? calls.finish(command, true).mapEmpty() : Future.succeededFuture();
                default -> Future.succeededFuture();
            };
        }
        return switch (key) {
            case CALL -> again(command);
            case START -> calls.start(command).mapEmpty();
            case END -> nobody(command, call);
            default -> Future.succeededFuture();
        };
    }

    private Future<Void> again(DeskCommand command) {
        Instant now = clock.instant();
        Instant before = called.getOrDefault(desk(command), Instant.EPOCH);
        if (before.plus(BETWEEN_CALLS).isAfter(now)) {
            return Future.succeededFuture();
        }
        called.put(desk(command), now);
        return calls.recall(command).mapEmpty();
    }

    private Future<Void> nobody(DeskCommand command, Call call) {
        Instant now = clock.instant();
        boolean waited = call.calledAt().toInstant().plus(TIME_TO_WALK).isBefore(now);
        Instant before = ended.getOrDefault(desk(command), Instant.EPOCH);
        ended.put(desk(command), now);
        return waited || before.plus(TWICE).isAfter(now) ? calls.noShow(command).mapEmpty() : Future.succeededFuture();
    }

    private static String desk(DeskCommand command) {
        return command.centre() + "/" + command.desk();
    }
}
