package dev.talon.staff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.talon.access.Throttle;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Limits tries to sign in. Somebody who guesses uses up their own tries: those of one login from one address. An
 * address is refused only after tries at very many different logins. A browser that has signed in before has tries of
 * its own, which no stranger can use up.
 */
final class SignInTries {
    private static final Duration LOGIN_AT_ADDRESS = Duration.ofSeconds(30);
    private static final int LOGINS_OF_ADDRESS = 100;
    private static final Duration LOGIN_OF_ADDRESS = Duration.ofSeconds(10);

    /** At one login, of one browser or from one address. */
    private final Throttle ofLogin;
    /** Different logins from one address. */
    private final Throttle ofAddress;
    /**
     * At one login from everywhere: so many that a few addresses cannot lock it, so few that a guesser with many
     * addresses gets nowhere.
     */
    private final Throttle ofLoginEverywhere;
    /** Logins at which an address has used tries. */
    private final Cache<String, Boolean> paid;

    SignInTries(Ticker ticker) {
        ofLogin = new Throttle(5, LOGIN_AT_ADDRESS, ticker);
        ofAddress = new Throttle(LOGINS_OF_ADDRESS, LOGIN_OF_ADDRESS, ticker);
        ofLoginEverywhere = new Throttle(300, Duration.ofSeconds(10), ticker);
        paid = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(LOGIN_OF_ADDRESS.multipliedBy(LOGINS_OF_ADDRESS))
                .maximumSize(100_000)
                .build();
    }

    /** A try that is counted before its outcome is known, so that many at the same moment count as many. */
    final class Try {
        private final Deque<Runnable> backwards = new ArrayDeque<>();
        private final String own;
        private Optional<Duration> wait = Optional.empty();

        private Try(String login, String address, Optional<String> browser) {
            own = login + " " + browser.orElse(address);
            charge(ofLogin, own);
            if (browser.isEmpty()) {
                charge(ofLoginEverywhere, login);
                if (paid.getIfPresent(own) == null) {
                    charge(ofAddress, address);
                }
            }
            // A refused try was not compared, so it does not count.
            wait.ifPresent(refused -> takeBack());
        }

        /** How long to wait; empty: the try may be compared. */
        Optional<Duration> refused() {
            return wait;
        }

        /** It was right. */
        void succeeded() {
            takeBack();
            ofLogin.forget(own);
        }

        /** It was wrong. */
        void failed() {
            paid.put(own, true);
        }

        /** The try was not compared. */
        void takeBack() {
            while (!backwards.isEmpty()) {
                backwards.pop().run();
            }
        }

        private void charge(Throttle throttle, String key) {
            if (wait.isPresent()) {
                return;
            }
            wait = throttle.refused(key);
            if (wait.isEmpty()) {
                backwards.push(() -> throttle.giveBack(key));
            }
        }
    }

    /** @param browser what tells a browser that signed in to this login before; empty: a stranger's */
    Try of(String login, String address, Optional<String> browser) {
        return new Try(login, address, browser);
    }
}
