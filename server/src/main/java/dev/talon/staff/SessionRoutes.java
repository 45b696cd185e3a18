package dev.talon.staff;

import dev.talon.access.Cookies;
import dev.talon.access.Neighbourhood;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Principal;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import dev.talon.web.Who;
import io.vertx.core.Future;
import java.util.Optional;

/** {@code /session}: signing in, out, and who is signed in. */
public final class SessionRoutes implements Routes {
    private record SignIn(String login, String password) {}

    private record Me(String login, String name, Who role, Optional<String> centre) {}

    private final Sessions sessions;
    private final Cookies cookies;

    public SessionRoutes(Sessions sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Override
    public void mount(Api api) {
        api.on("signIn", this::signIn).on("whoAmI", this::whoAmI).on("signOut", this::signOut);
    }

    private Future<Answer> signIn(Request request) {
        SignIn body = request.body(SignIn.class);
        String address = Neighbourhood.of(request.raw().request());
        return sessions.begin(body.login(), body.password(), address)
                .map(secret -> Answer.noContent().cookie(cookies.session(secret, Sessions.AGE)));
    }

    private Future<Answer> whoAmI(Request request) {
        Principal caller = request.caller();
        // A token has no login of its own: it goes by the name that the event log gives it.
        String login = caller.name().replaceFirst("^staff:", "");
        return Future.succeededFuture(Answer.ok(new Me(login, caller.display(), caller.who(), caller.centre())));
    }

    private Future<Answer> signOut(Request request) {
        Answer gone = Answer.noContent().cookie(cookies.noSession());
        return Cookies.sessionOf(request.raw().request())
                .map(secret -> sessions.end(secret).map(gone))
                .orElseGet(() -> Future.succeededFuture(gone));
    }
}
