package dev.talon.hardware.agent;

import dev.talon.hardware.agent.message.AgentMessage;
import dev.talon.hardware.agent.message.AgentMessages;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the server. Messages are sent in the order in which they were given. Once the connection has
 * ended, no message is received.
 */
final class AgentLine implements WebSocket.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(AgentLine.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int LONGEST_MESSAGE = 4 * 1024 * 1024;
    private static final int NOT_ALLOWED = 1008;

    /** How a connection ended, or why there was none. */
    record End(Kind kind, String words) {
        enum Kind {
            /** The server does not know the token, or no longer does. */
            REFUSED,
            LOST
        }
    }

    private final BiConsumer<AgentLine, AgentMessage> received;
    private final ServerTime time = new ServerTime(() -> System.nanoTime() / 1_000_000);
    private final CompletableFuture<End> ended = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<WebSocket> standing = new CompletableFuture<>();
    private CompletableFuture<WebSocket> sent = standing;
    private volatile long heardAt = System.nanoTime();

    private AgentLine(BiConsumer<AgentLine, AgentMessage> received) {
        this.received = received;
    }

    /**
     * Connects; returns at once.
     *
     * @param received gets each message, on a thread of the connection, one after another
     */
    static AgentLine open(
            HttpClient http, AgentSettings settings, String token, BiConsumer<AgentLine, AgentMessage> received) {
        AgentLine line = new AgentLine(received);
        http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .connectTimeout(CONNECT)
                .buildAsync(settings.line(), line)
                .whenComplete((socket, fault) -> {
                    if (fault == null) {
                        line.heardAt = System.nanoTime();
                        line.standing.complete(socket);
                    } else {
                        line.end(whyNot(fault));
                    }
                });
        return line;
    }

    /** Queues a message behind those before it; one that cannot be sent ends the connection. */
    synchronized void send(AgentMessage message) {
        sent = sent.thenCompose(socket -> socket.sendText(AgentMessages.write(message), true));
        sent.whenComplete((socket, fault) -> {
            if (fault != null) {
                end(new End(End.Kind.LOST, Faults.inWords(fault)));
            }
        });
    }

    /** Completes when nothing is sent or received any more, also if the connection was never open. */
    CompletableFuture<End> ended() {
        return ended;
    }

    boolean isOpen() {
        return !ended.isDone();
    }

    /** The clock of the server at the other end. */
    ServerTime time() {
        return time;
    }

    /** Ends the connection if the server has been silent for so long that it counts as gone. */
    void endIfSilent(Duration longest) {
        if (System.nanoTime() - heardAt > longest.toNanos()) {
            end(new End(End.Kind.LOST, "the server has said nothing for " + longest.toSeconds() + " s"));
        }
    }

    /** Ends the connection; the first reason counts. */
    void end(End end) {
        if (ended.complete(end)) {
            standing.thenAccept(WebSocket::abort);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        heardAt = System.nanoTime();
        text.append(part);
        if (text.length() > LONGEST_MESSAGE) {
            end(new End(End.Kind.LOST, "a message was too long"));
        } else if (last) {
            String whole = text.toString();
            text.setLength(0);
            try {
                AgentMessages.read(whole)
                        .filter(message -> isOpen())
                        .ifPresent(message -> received.accept(this, message));
            } catch (AgentMessages.NotAMessage e) {
                LOG.warn("The server sent what is not a message: {}", e.getMessage());
            }
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        heardAt = System.nanoTime();
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        boolean refused = status == NOT_ALLOWED;
        end(new End(
                refused ? End.Kind.REFUSED : End.Kind.LOST,
                "the server closed the connection (" + status + (reason.isEmpty() ? "" : " " + reason) + ")"));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable fault) {
        LOG.debug("The connection failed", fault);
        end(new End(End.Kind.LOST, Faults.inWords(fault)));
    }

    private static End whyNot(Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        if (cause instanceof WebSocketHandshakeException handshake) {
            int status = handshake.getResponse().statusCode();
            return switch (status) {
                case 401 -> new End(End.Kind.REFUSED, "the server does not know this agent's token");
                case 403 -> new End(End.Kind.REFUSED, "the server says that this token is not an agent's");
                case 404 -> new End(End.Kind.LOST, "no Talon answers at that address, or one too old for agents");
                default -> new End(End.Kind.LOST, "the server answers " + status);
            };
        }
        return new End(End.Kind.LOST, Faults.inWords(cause));
    }
}
