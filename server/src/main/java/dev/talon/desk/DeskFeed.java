package dev.talon.desk;

import dev.talon.board.DeskPages;
import dev.talon.db.ChangeListener;
import dev.talon.db.Hints;
import dev.talon.db.Recurring;
import dev.talon.web.JsonText;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the pages of desks the state of their desks: one read for all pages of a centre on this node, after every
 * change of the centre and at intervals, because a pad can be disconnected without a change of the centre. Everything
 * here runs on one Vert.x context, so it needs no locks.
 */
public final class DeskFeed implements ChangeListener, DeskPages {
    /** The delay with which changes outside the centre are noticed. */
    public static final Duration LOOK = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(DeskFeed.class);
    /** Before desks that could not be read are read again. */
    private static final int RETRY_MS = 500;

    private static final class Follower {
        final DeskViews.Asked asked;
        final Consumer<String> tell;
        String told = "";

        Follower(DeskViews.Asked asked, Consumer<String> tell) {
            this.asked = asked;
            this.tell = tell;
        }
    }

    /** A centre with pages here. */
    private static final class Desks {
        final String centre;
        final List<Follower> followers = new ArrayList<>();
        final Recurring reads;
        boolean reading;
        boolean changed;

        Desks(String centre) {
            this.centre = centre;
            this.reads = new Recurring(LOG, "Reading the desks of centre " + centre);
        }
    }

    private final Vertx vertx;
    private final DeskViews views;
    private final DeskHolds holds;
    private final Context context;
    private final Map<Integer, Desks> centres = new HashMap<>();
    private final long timer;

    public DeskFeed(Vertx vertx, DeskViews views, DeskHolds holds, Hints hints, Duration look) {
        this.vertx = vertx;
        this.views = views;
        this.holds = holds;
        this.context = vertx.getOrCreateContext();
        this.timer = vertx.setPeriodic(
                look.toMillis(),
                id -> context.runOnContext(v -> centres.keySet().forEach(this::read)));
        context.runOnContext(v -> hints.listen(this));
    }

    public void close() {
        vertx.cancelTimer(timer);
    }

    @Override
    public void isThere(Page page) {
        holds.isThere(page.centre(), page.desk(), page.page());
    }

    @Override
    public Runnable follow(Page page, Consumer<String> tell) {
        var asked = new DeskViews.Asked(page.desk(), page.caller().name(), Optional.of(page.page()), page.language());
        var follower = new Follower(asked, tell);
        context.runOnContext(v -> {
            centres.computeIfAbsent(page.centreId(), id -> new Desks(page.centre()))
                    .followers
                    .add(follower);
            read(page.centreId());
        });
        return () -> context.runOnContext(v -> leave(page.centreId(), follower));
    }

    private void leave(int centreId, Follower follower) {
        Desks desks = centres.get(centreId);
        if (desks != null && desks.followers.remove(follower) && desks.followers.isEmpty()) {
            centres.remove(centreId);
        }
    }

    @Override
    public void changed(int centreId, long version) {
        read(centreId);
    }

    private void read(int centreId) {
        Desks desks = centres.get(centreId);
        if (desks == null) {
            return;
        }
        desks.changed = desks.reading;
        if (desks.reading) {
            return;
        }
        desks.reading = true;
        List<Follower> followers = List.copyOf(desks.followers);
        desks.reads
                .heed(views.of(
                        desks.centre,
                        followers.stream().map(follower -> follower.asked).toList()))
                .onComplete(read -> context.runOnContext(v -> {
                    desks.reading = false;
                    if (read.succeeded()) {
                        tell(followers, read.result());
                    } else {
                        vertx.setTimer(RETRY_MS, id -> context.runOnContext(w -> read(centreId)));
                    }
                    if (desks.changed) {
                        read(centreId);
                    }
                }));
    }

    private static void tell(List<Follower> followers, List<Optional<DeskView>> views) {
        for (int i = 0; i < followers.size(); i++) {
            Follower follower = followers.get(i);
            String text =
                    views.get(i).map(view -> JsonText.encode(view).toString()).orElse(follower.told);
            if (!text.equals(follower.told)) {
                follower.told = text;
                follower.tell.accept(text);
            }
        }
    }
}
