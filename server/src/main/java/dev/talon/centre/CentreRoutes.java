package dev.talon.centre;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.talon.db.Hints;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import dev.talon.words.Name;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** {@code /centres}: centres, their services and desks. */
public final class CentreRoutes implements Routes {
    private record CentreChange(
            Name name,
            Optional<Name> address,
            String zone,
            @JsonFormat(pattern = "HH:mm") Optional<LocalTime> dayEnds) {}

    private record NormChange(int norm) {}

    private record IssueRules(Optional<Boolean> specialistsIssue, Optional<Boolean> kioskPriority) {}

    private record DeskChange(List<String> stages) {}

    private final Centres centres;
    private final Services services;
    private final Desks desks;
    private final Norms norms;
    private final Hints hints;

    public CentreRoutes(Centres centres, Services services, Desks desks, Norms norms, Hints hints) {
        this.centres = centres;
        this.services = services;
        this.desks = desks;
        this.norms = norms;
        this.hints = hints;
    }

    @Override
    public void mount(Api api) {
        api.on("listCentres", this::list)
                .on("createCentre", this::create)
                .on("getCentre", this::get)
                .on("putCentre", this::put)
                .on("putService", this::putService)
                .on("closeService", this::closeService)
                .on("listNorms", this::norms)
                .on("putNorm", this::putNorm)
                .on("deleteNorm", this::takeNormOut)
                .on("putDeskRules", this::putDeskRules)
                .on("putIssueRules", this::putIssueRules)
                .on("putDesk", this::putDesk)
                .on("closeDesk", this::closeDesk);
    }

    private Future<Answer> list(Request request) {
        return centres.list(request.caller().centre()).map(Answer::ok);
    }

    private Future<Answer> create(Request request) {
        NewCentre body = request.body(NewCentre.class);
        return tell(centres.create(body, actor(request)))
                .compose(told -> centres.get(body.code()))
                .map(Answer::created);
    }

    private Future<Answer> get(Request request) {
        return centres.get(request.path("centre")).map(Answer::ok);
    }

    private Future<Answer> put(Request request) {
        CentreChange body = request.body(CentreChange.class);
        return answer(
                request,
                centres.change(
                        request.path("centre"),
                        body.name(),
                        body.address(),
                        body.zone(),
                        body.dayEnds(),
                        actor(request)));
    }

    private Future<Answer> putService(Request request) {
        ServiceChange body = request.body(ServiceChange.class);
        return answer(request, services.put(request.path("centre"), request.path("service"), body, actor(request)));
    }

    private Future<Answer> closeService(Request request) {
        return tell(services.close(request.path("centre"), request.path("service"), actor(request)))
                .map(told -> Answer.noContent());
    }

    private Future<Answer> norms(Request request) {
        return norms.of(request.path("centre"), request.path("service")).map(Answer::ok);
    }

    private Future<Answer> putNorm(Request request) {
        int norm = request.body(NormChange.class).norm();
        return tell(norms.put(request.path("centre"), request.path("service"), from(request), norm, actor(request)))
                .compose(told -> norms(request));
    }

    private Future<Answer> takeNormOut(Request request) {
        return tell(norms.takeOut(request.path("centre"), request.path("service"), from(request), actor(request)))
                .compose(told -> norms(request));
    }

    private static LocalDate from(Request request) {
        return LocalDate.parse(request.path("from"));
    }

    private Future<Answer> putDesk(Request request) {
        DeskChange body = request.body(DeskChange.class);
        return answer(request, desks.put(request.path("centre"), request.path("desk"), body.stages(), actor(request)));
    }

    private Future<Answer> putDeskRules(Request request) {
        String code = request.path("centre");
        return centres.get(code).compose(before -> {
            DeskRules rules = request.bodyOver(Optional.of(before), DeskRules.class);
            return answer(request, desks.rules(code, rules, actor(request)));
        });
    }

    private Future<Answer> putIssueRules(Request request) {
        IssueRules rules = request.body(IssueRules.class);
        return answer(
                request,
                centres.issueRules(
                        request.path("centre"), rules.specialistsIssue(), rules.kioskPriority(), actor(request)));
    }

    private Future<Answer> closeDesk(Request request) {
        return tell(desks.close(request.path("centre"), request.path("desk"), actor(request)))
                .map(told -> Answer.noContent());
    }

    private Future<Answer> answer(Request request, Future<Changed> change) {
        String code = request.path("centre");
        return tell(change).compose(told -> centres.get(code)).map(Answer::ok);
    }

    private Future<Changed> tell(Future<Changed> change) {
        return change.onSuccess(changed -> hints.changed(changed.centreId(), changed.version()));
    }

    private static String actor(Request request) {
        return request.caller().name();
    }
}
