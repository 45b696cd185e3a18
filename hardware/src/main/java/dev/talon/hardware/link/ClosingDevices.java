package dev.talon.hardware.link;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The devices of this computer whose last line is still being closed, by their paths. A device is not opened before that: the old line's closing
 * throws away what the device has not taken yet, that of the new line too, and its last bytes would come among those of the new one.
 */
final class ClosingDevices {
    private static final Map<String, CompletableFuture<Void>> CLOSING = new ConcurrentHashMap<>();

    private ClosingDevices() {}

    /** @param ended completed when nothing of the old line touches the device any more */
    static void begins(String path, CompletableFuture<Void> ended) {
        CLOSING.put(path, ended);
        ended.thenRun(() -> CLOSING.remove(path, ended));
    }

    /** @throws Unreachable when the old line has not ended after the patience */
    static void awaitEnd(String path, Duration patience) throws IOException {
        CompletableFuture<Void> closing = CLOSING.get(path);
        if (closing == null) {
            return;
        }
        try {
            closing.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Unreachable(Unreachable.Why.TAKEN, path + " is still being closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
