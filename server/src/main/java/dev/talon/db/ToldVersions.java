package dev.talon.db;

import io.vertx.core.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners each version of a centre once, in order; and when the database has gone back to an earlier one. */
final class ToldVersions {
    private static final Logger LOG = LoggerFactory.getLogger(ToldVersions.class);

    /** @param at when listeners were told, on the scale of {@link System#nanoTime} */
    private record Told(long version, long at) {}

    private record Listening(Context context, ChangeListener listener) {}

    private final List<Listening> listeners = new CopyOnWriteArrayList<>();
    private final Map<Integer, Told> told = new ConcurrentHashMap<>();

    /** @param context on which the listener is told */
    void listen(Context context, ChangeListener listener) {
        listeners.add(new Listening(context, listener));
    }

    /** Tells all of them something else than a version. */
    void each(Consumer<ChangeListener> what) {
        listeners.forEach(each -> each.context.runOnContext(v -> what.accept(each.listener)));
    }

    /** Whether the version was new. Listeners are called inside the map's lock, which keeps the versions in order. */
    boolean tell(int centreId, long version) {
        var news = new boolean[1];
        told.compute(centreId, (id, last) -> {
            if (last != null && last.version() >= version) {
                return last;
            }
            news[0] = true;
            each(listener -> listener.changed(centreId, version));
            return new Told(version, System.nanoTime());
        });
        return news[0];
    }

    /**
     * A change that listeners were told before the poll began must be in its result, unless the database has lost it.
     *
     * @param begun when the poll began, on the scale of {@link System#nanoTime}
     */
    void goBack(int centreId, long version, long begun) {
        told.computeIfPresent(centreId, (id, last) -> {
            if (last.version() <= version || last.at() - begun >= 0) {
                return last;
            }
            LOG.warn(
                    "Centre {} went back from version {} to {}: the database has lost changes",
                    id,
                    last.version(),
                    version);
            each(listener -> listener.wentBack(centreId, version));
            return new Told(version, System.nanoTime());
        });
    }

    /** After commits were lost, the same version may mean another board. */
    void takeTheWord(int centreId, long version) {
        told.compute(centreId, (id, last) -> {
            each(listener -> listener.wentBack(centreId, version));
            return new Told(version, System.nanoTime());
        });
    }
}
