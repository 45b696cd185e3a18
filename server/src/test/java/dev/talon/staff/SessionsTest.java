package dev.talon.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.access.AccessHouse;
import dev.talon.web.CallerKind;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final AccessHouse HOUSE = new AccessHouse();

    @BeforeAll
    static void fill() {
        HOUSE.staff("petrova", CallerKind.SPECIALIST, Optional.empty());
        HOUSE.staff("ivanova", CallerKind.SPECIALIST, Optional.empty());
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
                .put("yolkin", change(CallerKind.SPECIALIST, Optional.of("пароль с буквой й"), Optional.empty()))
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
        for (int i = 0; i < 100; i++) {
            assertThat(status("login" + i, "guess", "10.0.3.1")).isEqualTo(401);
        }
        assertThat(status("one more", AccessHouse.PASSWORD, "10.0.3.1")).isEqualTo(429);
        assertThat(status("login7", "guess", "10.0.3.1")).as("paid for already").isEqualTo(401);
    }

    @Test
    void manyWrongRequestsAtOneLoginCloseTheAddressToNobodyElse() {
        for (int i = 0; i < 60; i++) {
            assertThat(status("ivanova", "oops-oops-1", "10.0.5.1")).isEqualTo(i < 5 ? 401 : 429);
        }
        assertThat(HOUSE.sessions
                        .begin("petrova", AccessHouse.PASSWORD, "10.0.5.1")
                        .await())
                .isNotEmpty();
    }

    @Test
    void aFewAddressesDoNotCloseALoginEverywhere() {
        HOUSE.staff("known", CallerKind.MANAGER, Optional.empty());
        for (int address = 0; address < 8; address++) {
            for (int i = 0; i < 10; i++) {
                assertThat(status("known", "guess", "198.51.100." + address)).isEqualTo(i < 5 ? 401 : 429);
            }
        }
        assertThat(HOUSE.sessions
                        .begin("known", AccessHouse.PASSWORD, "10.0.6.1")
                        .await())
                .isNotEmpty();
    }

    @Test
    void aBrowserThatSignedInBeforeHasTriesOfItsOwn() {
        HOUSE.staff("owner", CallerKind.MANAGER, Optional.empty());
        String browser = HOUSE.sessions
                .begin(SignIn.stranger("owner", AccessHouse.PASSWORD, "10.0.7.1"))
                .await()
                .browser();
        for (int i = 0; i < 6; i++) {
            status("owner", "guess", "10.0.7.1");
        }
        assertThat(status("owner", AccessHouse.PASSWORD, "10.0.7.1")).isEqualTo(429);
        var own = new SignIn(
                "owner", AccessHouse.PASSWORD, "10.0.7.1", "10.0.7.1", Optional.of(browser), Optional.empty());
        assertThat(HOUSE.sessions.begin(own).await().browser()).isEqualTo(browser);
        var another =
                new SignIn("petrova", "guess", "10.0.7.9", "10.0.7.9", Optional.of("A".repeat(43)), Optional.empty());
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> HOUSE.sessions.begin(another).await()).hasMessageContaining("do not fit");
        }
        assertThat(status("petrova", "guess", "10.0.7.9"))
                .as("a made-up cookie counts as none")
                .isEqualTo(429);
    }

    @Test
    void whatTheServerHadNoTimeForIsNotCharged() {
        HOUSE.staff("patient", CallerKind.MANAGER, Optional.empty());
        CountDownLatch free = occupyThreads();
        var flood = flood(300);
        for (int i = 0; i < 20; i++) {
            assertThat(status("patient", AccessHouse.PASSWORD, "10.0.8.1")).isEqualTo(503);
        }
        free.countDown();
        Future.join(flood).otherwiseEmpty().await();
        assertThat(HOUSE.sessions
                        .begin("patient", AccessHouse.PASSWORD, "10.0.8.1")
                        .await())
                .isNotEmpty();
    }

    @Test
    void anotherSessionOfTheSameBrowserEndsTheOneBefore() {
        String first = HOUSE.session("ivanova");
        HOUSE.sessions
                .begin(new SignIn(
                        "ivanova", AccessHouse.PASSWORD, "10.0.9.1", "10.0.9.1", Optional.empty(), Optional.of(first)))
                .await();
        assertThat(HOUSE.sql("SELECT 1 FROM session WHERE token_hash = $1", dev.talon.access.Secrets.hash(first))
                        .size())
                .isZero();
    }

    @Test
    void refusedSignInsAreCountedTogetherAndWhatWasTypedIsCutAndVisible() {
        String typed = "<b>\n\u001b[31m\u202e" + "x".repeat(100);
        for (int i = 0; i < 3; i++) {
            assertThat(status(typed, "a very secret word", "10.0.10.1")).isEqualTo(401);
        }
        var rows = HOUSE.sql("SELECT subject, times, details::text FROM audit_event WHERE address = '10.0.10.1'");
        assertThat(rows.size()).isOne();
        var row = rows.iterator().next();
        assertThat(row.getInteger("times")).isEqualTo(3);
        assertThat(row.getString("subject"))
                .startsWith("<b>\\u000a\\u001b[31m\\u202exxx")
                .hasSizeLessThan(120);
        assertThat(HOUSE.sql("SELECT 1 FROM audit_event e WHERE e::text LIKE '%very secret%'")
                        .size())
                .isZero();
    }

    @Test
    void noStrangerFillsTheLogOfRefusedSignIns() {
        HOUSE.sql(
                "INSERT INTO audit_event (kind, action, actor, address, subject)"
                        + " SELECT 'sign-in', 'refused', 'visitor', '203.0.113.' || n, 'flood' || n FROM generate_series(1, 1000) AS n");
        for (int i = 0; i < 4; i++) {
            assertThat(status("late" + i, "guess", "10.0.11." + i)).isEqualTo(401);
        }
        assertThat(HOUSE.sql("SELECT 1 FROM audit_event WHERE action = 'refused' AND subject LIKE 'late%'")
                        .size())
                .isZero();
        assertThat(HOUSE.sql("SELECT times FROM audit_event WHERE action = 'refused' AND subject = '…'")
                        .iterator()
                        .next()
                        .getInteger("times"))
                .isGreaterThanOrEqualTo(4);
        HOUSE.sql("DELETE FROM audit_event WHERE subject LIKE 'flood%'");
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
    void nothingInTheTablesOpensASession() {
        String secret = HOUSE.session("ivanova");
        assertThat(HOUSE.sql("SELECT 1 FROM session WHERE encode(token_hash, 'escape') LIKE '%' || $1 || '%'", secret)
                        .size())
                .isZero();
        assertThat(HOUSE.sql("SELECT 1 FROM staff WHERE password NOT LIKE '$argon2id$v=19$m=64,t=1,p=1$%'")
                        .size())
                .isZero();
    }

    @Test
    void aPasswordIsKeptAsDearAsOwaspAdvisesAndComparedByWhatItsHashCost() {
        String kept = Passwords.kept(AccessHouse.PASSWORD, PasswordCost.USUAL);
        assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(HOUSE.passwords.fits(AccessHouse.PASSWORD, kept).await()).isTrue();
        assertThat(HOUSE.passwords.fits("another password", kept).await()).isFalse();
    }

    @Test
    void aFloodOfSignInsIsTurnedAwayBeforeItFillsTheThreads() {
        CountDownLatch free = occupyThreads();
        var flood = flood(200);
        free.countDown();
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
        assertThat(refused).isEqualTo(200 - Passwords.THREADS - Passwords.WAITING);
    }

    @Test
    void aNewPasswordSignsOutEverywhere() {
        HOUSE.staff("sidorova", CallerKind.MANAGER, Optional.empty());
        HOUSE.session("sidorova");
        HOUSE.staff("sidorova", CallerKind.MANAGER, Optional.empty());
        assertThat(HOUSE.sql("SELECT 1 FROM session JOIN staff ON staff.id = staff_id WHERE login = 'sidorova'")
                        .size())
                .isZero();
    }

    /** Every thread that hashes is taken until the latch is down, as by people who came before. */
    private static CountDownLatch occupyThreads() {
        var free = new CountDownLatch(1);
        var begun = new CountDownLatch(Passwords.THREADS);
        var workers = HOUSE.vertx.createSharedWorkerExecutor(Passwords.WORKERS, Passwords.THREADS);
        for (int i = 0; i < Passwords.THREADS; i++) {
            workers.executeBlocking(
                    () -> {
                        begun.countDown();
                        free.await();
                        return null;
                    },
                    false);
        }
        try {
            begun.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return free;
    }

    private static List<Future<String>> flood(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> HOUSE.passwords.hash("flood"))
                .toList();
    }

    private static int status(String login, String password, String address) {
        int[] status = {0};
        assertThatThrownBy(() -> HOUSE.sessions.begin(login, password, address).await())
                .isInstanceOfSatisfying(Problem.class, problem -> status[0] = problem.status());
        return status[0];
    }

    private static AccountChange change(CallerKind role, Optional<String> password, Optional<Boolean> active) {
        return new AccountChange("Name", role, Optional.empty(), active, password);
    }
}
