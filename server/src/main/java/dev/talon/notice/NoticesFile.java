package dev.talon.notice;

import dev.talon.db.RecurringWork;
import dev.talon.web.JsonText;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a file of planned outages, of the form that {@code PUT /notices/feeds/…} takes. A file that has changed is read
 * again; one that cannot be read, or is away, changes nothing. Every node that is given the file may watch it.
 */
public final class NoticesFile {
    /** How often it looks. */
    public static final Duration USUAL_LOOK = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(NoticesFile.class);
    private static final String SOURCE = "file";
    private static final String ACTOR = "server";

    private record Feed(List<Notices.Planned> notices) {}

    private final Vertx vertx;
    private final Notices notices;
    private final Path file;
    private final RecurringWork looks;
    private volatile String seen = "";

    public NoticesFile(Vertx vertx, Notices notices, Path file, Duration look) {
        this.vertx = vertx;
        this.notices = notices;
        this.file = file;
        this.looks =
                new RecurringWork(vertx, LOG, "Reading the file of planned outages", Duration.ZERO, look, this::look);
    }

    public void close() {
        looks.close();
    }

    private Future<Void> look() {
        return vertx.fileSystem().props(file.toString()).compose(props -> {
            String now = props.lastModifiedTime() + " " + props.size();
            return now.equals(seen) ? Future.succeededFuture() : read().onSuccess(done -> seen = now);
        });
    }

    private Future<Void> read() {
        return vertx.fileSystem()
                .readFile(file.toString())
                .compose(text -> Future.succeededFuture(JsonText.decode(text, Feed.class)))
                .compose(feed -> notices.replace(SOURCE, feed.notices(), ACTOR))
                .mapEmpty();
    }
}
