package dev.talon.staff;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;

/** {@code /tokens}: the tokens of scripts. */
public final class TokenRoutes implements Routes {
    private final Tokens tokens;

    public TokenRoutes(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void mount(Api api) {
        api.on("listTokens", request -> tokens.list().map(Answer::ok))
                .on("createToken", this::create)
                .on("revokeToken", this::revoke);
    }

    private Future<Answer> create(Request request) {
        return tokens.create(request.body(TokenWanted.class), request.caller()).map(Answer::created);
    }

    private Future<Answer> revoke(Request request) {
        return tokens.revoke(Integer.parseInt(request.path("id"))).map(done -> Answer.noContent());
    }
}
