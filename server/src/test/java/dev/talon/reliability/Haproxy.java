package dev.talon.reliability;

import dev.talon.Until;
import dev.talon.debian.AptGet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Real HAProxy before nodes or databases of this machine, with the configurations that the documentation recommends. */
final class Haproxy implements AutoCloseable {
    private static final Path RECOMMENDED = Path.of("docs/haproxy.cfg");
    private static final Path OF_DATABASES = Path.of("docs/haproxy-postgresql.cfg");
    private static final Pattern DOWN = Pattern.compile("Server postgresql/\\w+ is DOWN");
    private static final int PATIENCE_SECONDS = 30;
    private static final String ADDRESS = "\\d+\\.\\d+\\.\\d+\\.\\d+:8080";

    private final Process process;
    private final Path log;
    private final int port;

    private Haproxy(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * @param folder where its files may be
     * @param port where it serves
     * @param nodes the ports of their pages
     * @param managements the ports of their health, in the same order
     */
    static Haproxy start(Path folder, int port, List<Integer> nodes, List<Integer> managements)
            throws IOException, InterruptedException {
        return start(folder, port, filledIn(Files.readAllLines(RECOMMENDED), port, nodes, managements));
    }

    /**
     * Before a primary and its standbys; returns once it knows which is which.
     *
     * @param folder where its files may be
     * @param port where it serves
     * @param servers the ports of PostgreSQL
     */
    static Haproxy beforeDatabases(Path folder, int port, List<Integer> servers)
            throws IOException, InterruptedException {
        String filled = Files.readString(OF_DATABASES).replace("bind 127.0.0.1:5432", "bind 127.0.0.1:" + port);
        for (int i = 0; i < servers.size(); i++) {
            filled = filled.replaceFirst("10\\.0\\.0\\.2" + (i + 1) + ":5432", "127.0.0.1:" + servers.get(i));
        }
        Haproxy haproxy = start(folder, port, filled);
        // Until it has asked, it takes each for writable.
        Until.isTrue(
                "the standbys are known",
                () -> DOWN.splitAsStream(haproxy.said()).count() >= servers.size());
        return haproxy;
    }

    private static Haproxy start(Path folder, int port, String configuration) throws IOException, InterruptedException {
        Path program = AptGet.program("haproxy", "haproxy");
        Path file = Files.writeString(folder.resolve("haproxy-" + port + ".cfg"), configuration);
        Path log = folder.resolve("haproxy-" + port + ".log");
        var haproxy = new Haproxy(
                new ProcessBuilder(program.toString(), "-db", "-f", file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log,
                port);
        haproxy.awaitOpen();
        return haproxy;
    }

    int port() {
        return port;
    }

    /** What it has written so far. */
    String said() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The configuration with our nodes instead of the three of the example, and our port. */
    private static String filledIn(List<String> recommended, int port, List<Integer> nodes, List<Integer> managements) {
        return recommended.stream()
                .flatMap(line -> line.strip().startsWith("server node1 ")
                        ? IntStream.range(0, nodes.size())
                                .mapToObj(i -> line.replace("node1", "node" + (i + 1))
                                        .replaceFirst(ADDRESS, "127.0.0.1:" + nodes.get(i))
                                        .replaceFirst("port 9090", "port " + managements.get(i)))
                        : line.strip().startsWith("server node") ? Stream.empty() : Stream.of(line))
                .map(line -> line.replace("bind :80 ", "bind 127.0.0.1:" + port + " "))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private void awaitOpen() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    throw new IllegalStateException("HAProxy does not serve: " + said(), e);
                }
            }
        }
    }
}
