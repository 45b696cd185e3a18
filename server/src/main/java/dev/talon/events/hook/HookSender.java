package dev.talon.events.hook;

import dev.talon.words.Beginning;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Sends one message by HTTP: signed, to the address that was checked, following no redirect. */
final class HookSender {
    /** Of an answer so many bytes are read, and so many characters kept. */
    private static final int READ = 16 * 1024;

    private static final int KEPT = 200;
    /** Shorter than most servers keep an idle connection, so that none meets one that is being closed. */
    private static final int KEPT_OPEN_SECONDS = 4;
    /** To one address. */
    static final int AT_ONCE = 8;

    private final Vertx vertx;
    private final HttpClient http;
    private final HookNetworks networks;
    private final Duration patience;

    HookSender(Vertx vertx, HookSettings settings) {
        this.vertx = vertx;
        this.networks = settings.networks();
        this.patience = settings.times().answer();
        this.http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(Math.toIntExact(patience.toMillis()))
                        .setKeepAliveTimeout(KEPT_OPEN_SECONDS)
                        .setMaxRedirects(0),
                new PoolOptions().setHttp1MaxSize(AT_ONCE));
    }

    /**
     * Sends it.
     *
     * @param id the same for every try of a message
     * @param secrets to sign with, the newest first
     * @return never fails
     */
    Future<HookAnswer> send(HookUrl url, String id, List<byte[]> secrets, Buffer body) {
        long begun = System.nanoTime();
        Promise<HookAnswer> answer = Promise.promise();
        found(url.host())
                .compose(address -> post(url, address, id, secrets, body, begun, answer.future()))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(fault -> HookAnswer.none(why(fault), since(begun)))
                .onComplete(answer);
        return answer.future();
    }

    Future<Void> close() {
        return http.close();
    }

    private Future<InetAddress> found(String host) {
        return vertx.executeBlocking(() -> InetAddress.getAllByName(host), false)
                .map(all -> {
                    for (InetAddress address : all) {
                        if (!networks.allow(address)) {
                            throw new NotAllowed();
                        }
                    }
                    return all[0];
                });
    }

    private Future<HookAnswer> post(
            HookUrl url,
            InetAddress address,
            String id,
            List<byte[]> secrets,
            Buffer body,
            long begun,
            Future<HookAnswer> over) {
        long timestamp = Instant.now().getEpochSecond();
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                // The name stands in the request and in the certificate; the connection goes to the address that was
                // checked.
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, url.port())))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.encrypted())
                .setURI(url.target())
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "Talon")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", Long.toString(timestamp))
                .putHeader("webhook-signature", HookSecret.sign(secrets, id, timestamp, body));
        return http.request(options).compose(request -> {
            if (over.isComplete()) {
                // Nobody waits for it any more, and so it is not sent.
                request.reset();
                return Future.failedFuture(new TimeoutException());
            }
            Future<HookAnswer> answer = request.send(body).compose(response -> read(response, begun));
            over.onComplete(done -> {
                if (!answer.isComplete()) {
                    request.reset();
                }
            });
            return answer;
        });
    }

    private static Future<HookAnswer> read(HttpClientResponse response, long begun) {
        Promise<HookAnswer> read = Promise.promise();
        Buffer text = Buffer.buffer();
        Runnable enough = () -> read.tryComplete(
                new HookAnswer(Optional.of(response.statusCode()), beginning(text), Optional.empty(), since(begun)));
        response.handler(part -> {
            text.appendBuffer(part);
            if (text.length() > READ) {
                enough.run();
                response.request().reset();
            }
        });
        response.endHandler(end -> enough.run());
        response.exceptionHandler(read::tryFail);
        return read.future();
    }

    private static String beginning(Buffer text) {
        String line = text.toString(StandardCharsets.UTF_8)
                .replaceAll("\\p{C}|\\s", " ")
                .strip();
        return Beginning.marked(line, KEPT);
    }

    private static HookFault why(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotAllowed) {
                return HookFault.NOT_ALLOWED;
            }
            if (cause instanceof UnknownHostException) {
                return HookFault.UNKNOWN_HOST;
            }
            if (cause instanceof SSLException) {
                return HookFault.NOT_TRUSTED;
            }
            if (cause instanceof TimeoutException) {
                return HookFault.NO_ANSWER;
            }
        }
        return HookFault.NOT_CONNECTED;
    }

    private static int since(long begun) {
        return Math.toIntExact(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    private static final class NotAllowed extends RuntimeException {
        NotAllowed() {
            super("not an address that hooks may lead to", null, false, false);
        }
    }
}
