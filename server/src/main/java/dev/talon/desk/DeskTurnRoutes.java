package dev.talon.desk;

import static dev.talon.web.Problem.said;

import dev.talon.queue.Category;
import dev.talon.ticket.PriorityReason;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands of a desk beside calling, starting and finishing. */
public final class DeskTurnRoutes implements Routes {
    /** For how long a visitor who was handed on waits for one desk or person only, minutes. */
    private static final int USUALLY_WANTED = 10;

    record PutOff(String ticket, int minutes, String reason) {}

    record Aside(Optional<Integer> minutes, Optional<String> reason) {}

    record Back(String ticket, Optional<String> reason) {}

    record Transfer(
            Optional<String> service,
            Optional<String> kind,
            Optional<String> desk,
            Optional<String> specialist,
            boolean wrongService,
            Optional<String> comment,
            Optional<Integer> minutes,
            Optional<String> backTo,
            Optional<String> reason) {}

    record Served(String service, Category category, String language, Optional<String> reason) {}

    record Next(Optional<String> outcome) {}

    /** @param version that the command brought the centre to; 0 for a repeat, which changed nothing */
    record Done(Moved moved, long version) {}

    private final DeskMoves moves;
    private final DeskTurns turns;

    public DeskTurnRoutes(DeskMoves moves, DeskTurns turns) {
        this.moves = moves;
        this.turns = turns;
    }

    @Override
    public void mount(Api api) {
        api.on("postpone", this::postpone);
        api.on("setAside", this::setAside);
        api.on("returnTicket", this::back);
        api.on("transfer", this::transfer);
        api.on("serve", this::serve);
        api.on("undo", request -> turns.undo(DeskRoutes.command(request)).map(Answer::ok));
        api.on("next", this::next);
    }

    private Future<Answer> postpone(Request request) {
        PutOff asked = request.body(PutOff.class);
        return answer(moves.postpone(DeskRoutes.command(request), asked.ticket(), asked.minutes(), asked.reason()));
    }

    private Future<Answer> setAside(Request request) {
        Aside asked = request.body(Aside.class);
        return answer(moves.setAside(DeskRoutes.command(request), asked.minutes(), asked.reason()));
    }

    private Future<Answer> back(Request request) {
        Back asked = request.body(Back.class);
        return answer(moves.back(DeskRoutes.command(request), asked.ticket(), asked.reason()));
    }

    private Future<Answer> transfer(Request request) {
        return answer(moves.transfer(DeskRoutes.command(request), goal(request)));
    }

    /** To whom a visitor is handed on; throws a 422 problem where that is not exactly one. */
    static DeskMoves.Goal goal(Request request) {
        Transfer asked = request.body(Transfer.class);
        if (Stream.of(asked.service(), asked.kind(), asked.desk(), asked.specialist())
                        .filter(Optional::isPresent)
                        .count()
                != 1) {
            throw Problem.unprocessable("one-goal", said("one-goal"))
                    .at("/service", "exactly one of service, kind, desk and specialist");
        }
        if (asked.wrongService() && asked.backTo().isPresent()) {
            throw Problem.unprocessable("no-way-back", said("no-way-back"))
                    .at("/backTo", "not together with wrongService");
        }
        return new DeskMoves.Goal(
                asked.service(),
                asked.kind(),
                asked.desk(),
                asked.specialist(),
                asked.wrongService(),
                asked.comment(),
                asked.minutes().orElse(USUALLY_WANTED),
                asked.backTo(),
                asked.reason());
    }

    private Future<Answer> serve(Request request) {
        Served asked = request.body(Served.class);
        Category category = Optional.ofNullable(asked.category()).orElse(Category.ORDINARY);
        PriorityReason.need(category, asked.reason());
        return turns.serve(
                        DeskRoutes.command(request),
                        asked.service(),
                        category,
                        Optional.ofNullable(asked.language()).orElse("ru"),
                        asked.reason())
                .map(DeskRoutes::answer);
    }

    private Future<Answer> next(Request request) {
        return turns.next(DeskRoutes.command(request), request.body(Next.class).outcome())
                .map(done -> done.map(Answer::ok).orElseGet(Answer::noContent));
    }

    private static Future<Answer> answer(Future<Moved> moved) {
        return moved.map(done -> Answer.ok(new Done(done, done.version())));
    }
}
