package dev.talon.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.access.AccessHouse;
import dev.talon.web.CallerKind;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private final AccessHouse house = new AccessHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theFirstStartMakesOneAdministratorWithARandomPassword() {
        String password = house.accounts
                .createFirstAdministrator(Optional.empty())
                .await()
                .orElseThrow();
        assertThat(password).matches("[a-z2-9]{20}");
        assertThat(house.sessions.begin("admin", password, AccessHouse.HERE).await())
                .isNotEmpty();
        assertThat(house.accounts.createFirstAdministrator(Optional.empty()).await())
                .isEmpty();
        assertThat(house.accounts.list().await()).extracting(Account::login).containsExactly("admin");
    }

    @Test
    void aGivenPasswordIsNotToldAgain() {
        assertThat(house.accounts
                        .createFirstAdministrator(Optional.of("given from outside"))
                        .await())
                .isEmpty();
        assertThat(house.sessions
                        .begin("admin", "given from outside", AccessHouse.HERE)
                        .await())
                .isNotEmpty();
    }

    @Test
    void theLastAdministratorStays() {
        house.staff("first", CallerKind.ADMINISTRATOR, Optional.empty());
        house.staff("second", CallerKind.ADMINISTRATOR, Optional.empty());
        var gone = change(CallerKind.ADMINISTRATOR, Optional.of(false));
        var first = house.accounts.put("first", gone);
        var second = house.accounts.put("second", gone);
        Future.join(first, second).otherwiseEmpty().await();
        assertThat(first.succeeded() ^ second.succeeded()).isTrue();
        Throwable refusal = first.failed() ? first.cause() : second.cause();
        assertThat(((Problem) refusal).status()).isEqualTo(409);
        String left = first.failed() ? "first" : "second";
        assertThat(status(house.accounts.put(left, change(CallerKind.MANAGER, Optional.empty()))))
                .isEqualTo(409);
    }

    @Test
    void anAccountKeepsItsStateWhereAChangeSaysNothingOfIt() {
        house.centre("north");
        house.staff("petrova", CallerKind.MANAGER, Optional.of("north"));
        house.accounts
                .put("petrova", change(CallerKind.MANAGER, Optional.of(false)))
                .await();
        var put = house.accounts
                .put("petrova", change(CallerKind.SPECIALIST, Optional.empty()))
                .await();
        assertThat(put.isNew()).isFalse();
        assertThat(put.account().active()).isFalse();
        assertThat(put.account().role()).isEqualTo(CallerKind.SPECIALIST);
        assertThat(put.account().centre()).isEmpty();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(status(house.accounts.put("new", change(CallerKind.MANAGER, Optional.empty()))))
                .as("without a password")
                .isEqualTo(422);
        var elsewhere = new AccountChange(
                "Name",
                CallerKind.MANAGER,
                Optional.of("nowhere"),
                Optional.empty(),
                Optional.of(AccessHouse.PASSWORD));
        assertThat(status(house.accounts.put("new", elsewhere))).isEqualTo(422);
        house.centre("north");
        var bound = new AccountChange(
                "Name",
                CallerKind.ADMINISTRATOR,
                Optional.of("north"),
                Optional.empty(),
                Optional.of(AccessHouse.PASSWORD));
        assertThat(status(house.accounts.put("new", bound))).isEqualTo(422);
    }

    private static AccountChange change(CallerKind role, Optional<Boolean> active) {
        return new AccountChange("Name", role, Optional.empty(), active, Optional.empty());
    }

    private static int status(Future<?> refused) {
        int[] status = {0};
        assertThatThrownBy(refused::await)
                .isInstanceOfSatisfying(Problem.class, problem -> status[0] = problem.status());
        return status[0];
    }
}
