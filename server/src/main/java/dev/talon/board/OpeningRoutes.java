package dev.talon.board;

import static dev.talon.web.Problem.said;

import dev.talon.hours.Opening;
import dev.talon.schedule.Timetables;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Whether a centre, or one of its services, is open now or at another moment. */
public final class OpeningRoutes implements Routes {
    private final Boards boards;
    private final Timetables timetables;

    public OpeningRoutes(Boards boards, Timetables timetables) {
        this.boards = boards;
        this.timetables = timetables;
    }

    @Override
    public void mount(Api api) {
        api.on("getOpening", this::opening);
    }

    /** Now the queue counts too; of another moment only hours are known. */
    private Future<Answer> opening(Request request) {
        String centre = request.path("centre");
        Optional<String> service = request.query("service");
        Optional<Instant> at =
                request.query("at").map(moment -> OffsetDateTime.parse(moment).toInstant());
        Future<Opening> opening = at.isPresent()
                ? timetables.now(centre).map(hours -> hours.hours().opening(service, at.get()))
                : boards.of(centre)
                        .map(board -> service.map(code -> of(board, code)).orElse(board.opening()));
        return opening.map(Answer::ok);
    }

    private static Opening of(Board board, String service) {
        return board.waiting().stream()
                .filter(waiting -> waiting.service().equals(service))
                .map(Board.Waiting::opening)
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "no-such-service", said("no-such-service.of-centre", board.centre(), service)));
    }
}
