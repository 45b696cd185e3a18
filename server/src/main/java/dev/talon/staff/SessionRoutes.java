package dev.talon.staff;

import dev.talon.access.ClientNetwork;
import dev.talon.access.Cookies;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** {@code /session}: signing in, out, who is signed in, their own password and their habits. */
public final class SessionRoutes implements Routes {
    private record Credentials(String login, String password) {}

    private record NewPassword(String old, String password) {}

    private record AutoCall(Optional<Integer> seconds) {}

    private record Me(String login, String name, CallerKind role, Optional<String> centre) {}

    private final Sessions sessions;
    private final OwnPassword passwords;
    private final AutoCalls autoCalls;
    private final Cookies cookies;

    public SessionRoutes(Sessions sessions, OwnPassword passwords, AutoCalls autoCalls, Cookies cookies) {
        this.sessions = sessions;
        this.passwords = passwords;
        this.autoCalls = autoCalls;
        this.cookies = cookies;
    }

    @Override
    public void mount(Api api) {
        api.on("signIn", this::signIn)
                .on("whoAmI", this::whoAmI)
                .on("signOut", this::signOut)
                .on("signOutEverywhere", this::signOutEverywhere)
                .on("changeOwnPassword", this::changeOwnPassword)
                .on("getAutoCall", this::autoCall)
                .on("putAutoCall", this::putAutoCall);
    }

    private Future<Answer> signIn(Request request) {
        Credentials body = request.body(Credentials.class);
        HttpServerRequest from = request.raw().request();
        var given = new SignIn(
                body.login(),
                body.password(),
                ClientNetwork.of(from),
                ClientNetwork.address(from),
                Cookies.browserOf(from),
                Cookies.sessionOf(from));
        return sessions.begin(given)
                .map(begun -> Answer.noContent()
                        .cookie(cookies.session(begun.session(), Sessions.AGE))
                        .cookie(cookies.browser(begun.browser())));
    }

    private Future<Answer> whoAmI(Request request) {
        Principal caller = request.caller();
        // A token has no login: it is named as in the event log.
        String login = caller.account().orElse(caller.name());
        return Future.succeededFuture(Answer.ok(new Me(login, caller.display(), caller.who(), caller.centre())));
    }

    private Future<Answer> signOut(Request request) {
        Answer gone = Answer.noContent().cookie(cookies.noSession());
        HttpServerRequest from = request.raw().request();
        return Cookies.sessionOf(from)
                .map(secret -> sessions.end(secret, ClientNetwork.address(from)).map(gone))
                .orElseGet(() -> Future.succeededFuture(gone));
    }

    private Future<Answer> signOutEverywhere(Request request) {
        Answer gone = Answer.noContent().cookie(cookies.noSession());
        HttpServerRequest from = request.raw().request();
        return Cookies.sessionOf(from)
                .map(secret ->
                        sessions.endAll(secret, ClientNetwork.address(from)).map(gone))
                .orElseGet(() -> Future.succeededFuture(gone));
    }

    private Future<Answer> autoCall(Request request) {
        return autoCalls.of(request.caller()).map(AutoCall::new).map(Answer::ok);
    }

    private Future<Answer> putAutoCall(Request request) {
        Optional<Integer> seconds = request.body(AutoCall.class).seconds();
        return autoCalls.put(request.caller(), seconds).map(AutoCall::new).map(Answer::ok);
    }

    private Future<Answer> changeOwnPassword(Request request) {
        NewPassword body = request.body(NewPassword.class);
        return passwords
                .change(
                        request.caller(),
                        body.old(),
                        body.password(),
                        Cookies.sessionOf(request.raw().request()))
                .map(done -> Answer.noContent());
    }
}
