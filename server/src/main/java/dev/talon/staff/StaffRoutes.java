package dev.talon.staff;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.CallerKind;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.util.Optional;

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
        String login = request.path("login");
        return accounts.find(login).compose(before -> {
            AccountChange change = request.bodyOver(before, AccountChange.class);
            change.password().ifPresent(password -> PasswordRule.check(login, password));
            boolean promoted = change.role() == CallerKind.ADMINISTRATOR && !request.says("centre");
            // Compared with the version that was read here too: omitted fields must keep what others wrote.
            Optional<Integer> expected = request.expectedVersion().or(() -> before.map(Account::version));
            return accounts.put(login, promoted ? change.ofEveryCentre() : change, expected)
                    .map(put -> Answer.of(put.isNew() ? 201 : 200, put.account())
                            .header("etag", "\"" + put.account().version() + "\""));
        });
    }
}
