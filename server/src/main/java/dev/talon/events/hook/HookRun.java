package dev.talon.events.hook;

import dev.talon.events.hook.HookWork.Taken;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Sends to one hook until it has everything, somebody else has it, or it does not answer. The events of a centre are
 * sent one after the other; those of several centres beside each other.
 */
final class HookRun {
    /** Then others have their turn. */
    private static final int TURNS = 20;

    private final HookWork work;
    private final HookSender sender;
    private final HookTimes times;
    private final Taken hook;
    private final BooleanSupplier stopping;
    private volatile boolean over;
    private int turns;

    /** @param stopping whether the node stops: what is under way is finished, and nothing more begun */
    HookRun(HookWork work, HookSender sender, HookTimes times, Taken hook, BooleanSupplier stopping) {
        this.work = work;
        this.sender = sender;
        this.times = times;
        this.hook = hook;
        this.stopping = stopping;
    }

    /** @return ends when the hook was left to others, with whether there may be more to send at once */
    Future<Boolean> run() {
        return turn().eventually(() -> work.release(hook)).map(done -> turns >= TURNS);
    }

    private Future<Void> turn() {
        return work.again(hook)
                .compose(again -> inOrder(again, false).map(again.size()))
                .compose(again -> work.next(hook).compose(next -> beside(next).map(again + next.size())))
                .compose(all -> all == 0 || isOver() || ++turns >= TURNS ? Future.succeededFuture() : turn());
    }

    private boolean isOver() {
        return over || stopping.getAsBoolean();
    }

    private Future<Void> beside(List<HookMessage> messages) {
        Map<Integer, List<HookMessage>> byCentre = new LinkedHashMap<>();
        messages.forEach(message -> byCentre.computeIfAbsent(message.centreId(), id -> new ArrayList<>())
                .add(message));
        return Future.join(byCentre.values().stream()
                        .map(ofCentre -> inOrder(ofCentre, true))
                        .toList())
                .mapEmpty();
    }

    /** @param inTurn false: those that are sent once more, which leave the position as it is */
    private Future<Void> inOrder(List<HookMessage> messages, boolean inTurn) {
        return from(messages, 0, inTurn, 0);
    }

    /** @param passed the last number that the hook does not want and that was not passed over yet; 0: none */
    private Future<Void> from(List<HookMessage> messages, int index, boolean inTurn, long passed) {
        if (index == messages.size() || isOver()) {
            return passed == 0
                    ? Future.succeededFuture()
                    : work.passOver(hook, messages.get(0).centreId(), passed);
        }
        HookMessage message = messages.get(index);
        if (inTurn
                && !hook.kinds().isEmpty()
                && !hook.kinds().contains(message.event().kind())) {
            return from(messages, index + 1, inTurn, message.event().number());
        }
        return send(message, inTurn)
                .compose(goesOn -> goesOn ? from(messages, index + 1, inTurn, 0) : Future.succeededFuture());
    }

    /** @return whether the next message of the centre may follow */
    private Future<Boolean> send(HookMessage message, boolean inTurn) {
        return sender.send(HookUrl.of(hook.url()), message.id(), hook.secrets(), message.body())
                .compose(answer -> {
                    boolean done = answer.isSuccess() || !answer.isGone() && givenUp(message, answer, inTurn);
                    boolean unanswered = answer.status().isEmpty();
                    String state = answer.isSuccess() ? "delivered" : done ? "dead" : inTurn ? "waiting" : "again";
                    Duration pause = done ? Duration.ZERO : times.pause(message.refusals() + 1);
                    Duration hookPause = unanswered ? times.pause(message.failures() + 1) : Duration.ZERO;
                    return work.settle(hook, message, state, answer, inTurn, pause, hookPause)
                            .map(mayGoOn -> {
                                over |= !mayGoOn;
                                return mayGoOn && done;
                            });
                });
    }

    /** A message is given up for what is answered to it; an address that does not answer has not got it. */
    private boolean givenUp(HookMessage message, HookAnswer answer, boolean inTurn) {
        int most = answer.isRefusal() ? times.refusals() : times.tries();
        return answer.status().isPresent() && (!inTurn || message.refusals() + 1 >= most);
    }
}
