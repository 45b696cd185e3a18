package dev.talon.db;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a node and its PostgreSQL, and counts the statements that it runs, whoever of it asks for them. */
public final class StatementCounter implements AutoCloseable {
    private static final int PROTOCOL_3 = 196608;

    private final DatabaseAddress server;
    private final ServerSocket door;
    private final List<Closeable> open = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    public StatementCounter(DatabaseAddress server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Where the node finds its database. */
    public DatabaseAddress address() {
        return new DatabaseAddress(
                "127.0.0.1", door.getLocalPort(), server.database(), server.user(), server.password());
    }

    /** How often each statement was run since it was last forgotten; by its text with single spaces. */
    public Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    public void forget() {
        counts.clear();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Closeable each : open) {
            each.close();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket node = door.accept();
            Socket postgres = new Socket(server.host(), server.port());
            node.setTcpNoDelay(true);
            postgres.setTcpNoDelay(true);
            open.add(node);
            open.add(postgres);
            start(() -> ask(node, postgres));
            start(() -> {
                try (postgres;
                        node) {
                    postgres.getInputStream().transferTo(node.getOutputStream());
                }
            });
        }
    }

    private void ask(Socket node, Socket postgres) throws IOException {
        try (postgres;
                node) {
            var in = new DataInputStream(new BufferedInputStream(node.getInputStream()));
            OutputStream out = postgres.getOutputStream();
            Map<String, String> statements = new HashMap<>();
            Map<String, String> portals = new HashMap<>();
            boolean begun = false;
            while (true) {
                byte kind = begun ? in.readByte() : 0;
                int length = in.readInt();
                byte[] body = in.readNBytes(length - 4);
                if (begun) {
                    count(kind, body, statements, portals);
                } else {
                    begun = ByteBuffer.wrap(body).getInt() == PROTOCOL_3;
                }
                var message = ByteBuffer.allocate(5 + body.length);
                if (kind != 0) {
                    message.put(kind);
                }
                message.putInt(length).put(body).flip();
                out.write(message.array(), 0, message.limit());
            }
        }
    }

    private void count(byte kind, byte[] body, Map<String, String> statements, Map<String, String> portals) {
        String[] words = new String(body, StandardCharsets.UTF_8).split("\0", 3);
        switch (kind) {
            case 'P' -> statements.put(words[0], words[1]);
            case 'B' -> portals.put(words[0], statements.get(words[1]));
            case 'E' -> count(portals.get(words[0]));
            case 'Q' -> count(words[0]);
            default -> {
                // Nothing of it is a statement.
            }
        }
    }

    private void count(String statement) {
        counts.merge(statement.replaceAll("\\s+", " ").strip(), 1, Integer::sum);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (EOFException | SocketException ended) {
                // One side has gone.
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
