package dev.talon.host;

import dev.talon.queue.Category;
import dev.talon.queue.TicketId;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The operations of the hall administrator. */
public final class HostRoutes implements Routes {
    record Shut(String reason) {}

    record NewMessage(String text, Optional<List<String>> desks) {}

    record CategoryChange(Category category, String reason) {}

    /** @param first before everybody; otherwise before those who are not due yet */
    record Move(boolean first, String reason) {}

    private final TicketSearch search;
    private final PlaceChanges places;
    private final Messages messages;
    private final ShutDesks desks;

    public HostRoutes(TicketSearch search, PlaceChanges places, Messages messages, ShutDesks desks) {
        this.search = search;
        this.places = places;
        this.messages = messages;
        this.desks = desks;
    }

    @Override
    public void mount(Api api) {
        api.on(
                        "findTickets",
                        request -> search.find(request.path("centre"), request.query("number"), request.query("state"))
                                .map(Answer::ok))
                .on("changeCategory", this::category)
                .on("moveTicket", this::move)
                .on(
                        "restoreTicket",
                        request -> places.restore(change(request, Optional.empty()))
                                .map(Answer::ok))
                .on("sendMessage", this::send)
                .on("readMessage", this::read)
                .on(
                        "withdrawMessage",
                        request -> messages.withdraw(
                                        request.path("centre"),
                                        Long.parseLong(request.path("message")),
                                        request.caller().name(),
                                        request.key())
                                .map(withdrawn -> Answer.noContent()))
                .on("shutDesk", this::shut)
                .on("reopenDesk", this::reopen)
                .on(
                        "listMessages",
                        request -> messages.today(request.path("centre")).map(Answer::ok))
                .on(
                        "moveTicketBack",
                        request ->
                                places.back(change(request, Optional.empty())).map(Answer::ok));
    }

    private Future<Answer> shut(Request request) {
        return desks.shut(
                        request.path("centre"),
                        request.path("desk"),
                        request.body(Shut.class).reason(),
                        request.caller().name(),
                        request.key())
                .map(shut -> Answer.noContent());
    }

    private Future<Answer> reopen(Request request) {
        return desks.reopen(
                        request.path("centre"),
                        request.path("desk"),
                        request.caller().name(),
                        request.key())
                .map(open -> Answer.noContent());
    }

    private Future<Answer> send(Request request) {
        NewMessage message = request.body(NewMessage.class);
        return messages.send(
                        request.path("centre"),
                        message.text(),
                        message.desks().orElse(List.of()),
                        request.caller(),
                        request.key())
                .map(sent -> Answer.noContent());
    }

    private Future<Answer> read(Request request) {
        return messages.read(
                        request.path("centre"),
                        request.path("desk"),
                        Long.parseLong(request.path("message")),
                        request.caller(),
                        request.key())
                .map(read -> Answer.noContent());
    }

    private Future<Answer> category(Request request) {
        CategoryChange wanted = request.body(CategoryChange.class);
        return places.category(change(request, Optional.of(wanted.reason())), wanted.category())
                .map(Answer::ok);
    }

    private Future<Answer> move(Request request) {
        Move wanted = request.body(Move.class);
        return places.forward(change(request, Optional.of(wanted.reason())), wanted.first())
                .map(Answer::ok);
    }

    private static PlaceChanges.Change change(Request request, Optional<String> reason) {
        return new PlaceChanges.Change(
                request.path("centre"),
                TicketId.parse(request.path("id")),
                reason.map(String::strip),
                request.caller().name(),
                request.key());
    }
}
