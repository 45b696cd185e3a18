package dev.talon.staff;

import static dev.talon.web.Problem.said;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes and compares passwords with Argon2id on two threads of their own. Few may wait, so that a flood of sign-ins
 * delays nothing else.
 */
public final class Passwords {
    static final String WORKERS = "talon-passwords";
    static final int THREADS = 2;
    /** At some 50 ms each on two threads, the last of them waits under two seconds. */
    static final int WAITING = 64;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final PasswordCost cost;
    private final WorkerExecutor workers;
    private final AtomicInteger inFlight = new AtomicInteger();
    /** A dummy hash, compared for unknown logins so that timing does not reveal whether a login exists. */
    private final String nobodys;

    /** @param cost of what is hashed from now on */
    public Passwords(Vertx vertx, PasswordCost cost) {
        this.cost = cost;
        workers = vertx.createSharedWorkerExecutor(WORKERS, THREADS);
        nobodys = nobodys(cost);
    }

    /** The hash to store, with its salt and its costs. Fails with a 503 problem if too many are waiting. */
    public Future<String> hash(String password) {
        return work(() -> kept(password, cost));
    }

    /** The same for a command, which waits for it. */
    public static String kept(String password, PasswordCost cost) {
        return Password.hash(normal(password))
                .addRandomSalt(SALT_BYTES)
                .with(Argon2Function.getInstance(cost.memory(), cost.passes(), LANES, HASH_BYTES, Argon2.ID))
                .getResult();
    }

    /** Whether a password fits a hash. Fails with a 503 problem where too many wait already. */
    public Future<Boolean> fits(String password, String hash) {
        return work(() -> Password.check(normal(password), hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** A hash that no password fits, for logins that do not exist. */
    public String nobodys() {
        return nobodys;
    }

    /** Random bits in place of what a password comes to: a comparison costs the same, and a start hashes nothing. */
    private static String nobodys(PasswordCost cost) {
        return "$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        Argon2Function.ARGON2_VERSION_13,
                        cost.memory(),
                        cost.passes(),
                        LANES,
                        random(SALT_BYTES),
                        random(HASH_BYTES));
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().withoutPadding().encodeToString(random);
    }

    /** A letter may be typed as one sign or as two: й, ё. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> Future<T> work(Callable<T> task) {
        if (inFlight.incrementAndGet() > THREADS + WAITING) {
            inFlight.decrementAndGet();
            return Future.failedFuture(Problem.unavailable("busy", said("busy")));
        }
        return workers.executeBlocking(task, false).onComplete(done -> inFlight.decrementAndGet());
    }
}
