package dev.talon.notice;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import dev.talon.words.Name;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Notices of a centre or of all, planned outages, and the alarm. */
public final class NoticeRoutes implements Routes {
    private record Feed(List<Notices.Planned> notices) {}

    private record Taken(int centres) {}

    private final Notices notices;
    private final Alarms alarms;

    public NoticeRoutes(Notices notices, Alarms alarms) {
        this.notices = notices;
        this.alarms = alarms;
    }

    @Override
    public void mount(Api api) {
        api.on("listNotices", request -> notices.list(centre(request)).map(Answer::ok))
                .on(
                        "listNoticesForAll",
                        request -> notices.list(Optional.empty()).map(Answer::ok))
                .on("putNotice", request -> put(request, centre(request)))
                .on("putNoticeForAll", request -> put(request, Optional.empty()))
                .on("removeNotice", request -> remove(request, centre(request)))
                .on("removeNoticeForAll", request -> remove(request, Optional.empty()))
                .on("putPlannedNotices", this::planned)
                .on("raiseAlarm", this::raise)
                .on(
                        "endAlarm",
                        request -> alarms.end(
                                        request.path("centre"), request.caller().name())
                                .map(ended -> Answer.noContent()));
    }

    private static Optional<String> centre(Request request) {
        return Optional.of(request.path("centre"));
    }

    private Future<Answer> put(Request request, Optional<String> centre) {
        return notices.put(
                        centre,
                        request.path("notice"),
                        request.body(Notices.Written.class),
                        request.caller().name())
                .map(Answer::ok);
    }

    private Future<Answer> remove(Request request, Optional<String> centre) {
        return notices.remove(centre, request.path("notice")).map(Answer::ok);
    }

    private Future<Answer> planned(Request request) {
        return notices.replace(
                        request.path("source"),
                        request.body(Feed.class).notices(),
                        request.caller().name())
                .map(centres -> Answer.ok(new Taken(centres)));
    }

    private Future<Answer> raise(Request request) {
        return alarms.raise(
                        request.path("centre"),
                        request.body(Name.class),
                        request.caller().name())
                .map(raised -> Answer.noContent());
    }
}
