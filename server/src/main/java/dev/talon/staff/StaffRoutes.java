package dev.talon.staff;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;

/** {@code /staff}: the accounts. */
public final class StaffRoutes implements Routes {
    private final Accounts accounts;

    public StaffRoutes(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void mount(Api api) {
        api.on("listStaff", request -> accounts.list().map(Answer::ok)).on("putStaff", this::put);
    }

    private Future<Answer> put(Request request) {
        AccountChange change = request.body(AccountChange.class);
        change.password().ifPresent(password -> PasswordRule.check(request.path("login"), password));
        return accounts.put(request.path("login"), change)
                .map(put -> Answer.of(put.isNew() ? 201 : 200, put.account()));
    }
}
