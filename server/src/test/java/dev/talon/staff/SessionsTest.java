package dev.talon.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.access.AccessHouse;
import dev.talon.web.Problem;
import dev.talon.web.Who;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final AccessHouse HOUSE = new AccessHouse();

    @BeforeAll
    static void fill() {
        HOUSE.staff("petrova", Who.SPECIALIST, Optional.empty());
        HOUSE.staff("ivanova", Who.SPECIALIST, Optional.empty());
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginGetTheSameAnswer() {
        assertThat(status("ivanova", "wrong", "10.0.1.1")).isEqualTo(401);
        assertThat(status("nobody", "wrong", "10.0.1.1")).isEqualTo(401);
    }

    @Test
    void aLoginIsTakenInAnyCaseAndAPasswordInAnyComposition() {
        HOUSE.accounts
                .put("yolkin", change(Who.SPECIALIST, Optional.of("пароль с буквой й"), Optional.empty()))
                .await();
        assertThat(HOUSE.sessions
                        .begin(" Yolkin ", "пароль с буквой и\u0306", "10.0.1.2")
                        .await())
                .hasSize(43);
    }

    @Test
    void whoGuessesWaitsAndTheOwnerElsewhereDoesNot() {
        String guesser = "10.0.2.1";
        for (int i = 0; i < 5; i++) {
            assertThat(status("petrova", "guess " + i, guesser)).isEqualTo(401);
        }
        assertThat(status("petrova", AccessHouse.PASSWORD, guesser)).isEqualTo(429);
        assertThat(HOUSE.sessions
                        .begin("petrova", AccessHouse.PASSWORD, "10.0.2.2")
                        .await())
                .isNotEmpty();
        HOUSE.turnClock(Duration.ofSeconds(31));
        assertThat(HOUSE.sessions
                        .begin("petrova", AccessHouse.PASSWORD, guesser)
                        .await())
                .isNotEmpty();
    }

    @Test
    void anAddressThatTriesManyLoginsWaits() {
        for (int i = 0; i < 30; i++) {
            assertThat(status("login" + i, "guess", "10.0.3.1")).isEqualTo(401);
        }
        assertThat(status("ivanova", AccessHouse.PASSWORD, "10.0.3.1")).isEqualTo(429);
    }

    @Test
    void aCentreBehindOneAddressSignsInAllAtOnce() {
        for (int i = 0; i < 40; i++) {
            assertThat(HOUSE.sessions
                            .begin("ivanova", AccessHouse.PASSWORD, "10.0.4.1")
                            .await())
                    .isNotEmpty();
        }
    }

    @Test
    void sessionsThatAreOverAreCleared() {
        HOUSE.session("ivanova");
        HOUSE.sql("UPDATE session SET expires_at = now() - interval '1 second'");
        HOUSE.session("ivanova");
        assertThat(HOUSE.sql("SELECT count(*) AS n FROM session WHERE expires_at < now()")
                        .iterator()
                        .next()
                        .getLong("n"))
                .isZero();
    }

    @Test
    void nothingInTheTablesOpensASession() {
        String secret = HOUSE.session("ivanova");
        assertThat(HOUSE.sql("SELECT 1 FROM session WHERE encode(token_hash, 'escape') LIKE '%' || $1 || '%'", secret)
                        .size())
                .isZero();
        assertThat(HOUSE.sql("SELECT password FROM staff").iterator().next().getString("password"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void aFloodOfSignInsIsTurnedAwayBeforeItFillsTheThreads() {
        var flood = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> HOUSE.passwords.hash("flood"))
                .toList();
        long refused = flood.stream()
                .filter(each -> {
                    try {
                        each.await();
                        return false;
                    } catch (Problem problem) {
                        return problem.status() == 503;
                    }
                })
                .count();
        assertThat(refused).isBetween(100L, 140L);
    }

    @Test
    void aNewPasswordSignsOutEverywhere() {
        HOUSE.staff("sidorova", Who.MANAGER, Optional.empty());
        HOUSE.session("sidorova");
        HOUSE.staff("sidorova", Who.MANAGER, Optional.empty());
        assertThat(HOUSE.sql("SELECT 1 FROM session JOIN staff ON staff.id = staff_id WHERE login = 'sidorova'")
                        .size())
                .isZero();
    }

    private static int status(String login, String password, String address) {
        int[] status = {0};
        assertThatThrownBy(() -> HOUSE.sessions.begin(login, password, address).await())
                .isInstanceOfSatisfying(Problem.class, problem -> status[0] = problem.status());
        return status[0];
    }

    private static AccountChange change(Who role, Optional<String> password, Optional<Boolean> active) {
        return new AccountChange("Name", role, Optional.empty(), active, password);
    }
}
