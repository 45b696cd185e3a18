package dev.talon.browser;

import dev.talon.ChildProcess;
import dev.talon.TestNode;
import dev.talon.db.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A node in a process of its own, with one more folder on the class path. */
final class NodeInAnotherProcess implements AutoCloseable {
    private static final String SERVES = "serves ";

    private final Process process;
    private final String url;
    private final String token;

    private NodeInAnotherProcess(Process process, String url, String token) {
        this.process = process;
        this.url = url;
        this.token = token;
    }

    /** @param folder stands on the class path before all others */
    static NodeInAnotherProcess start(Path folder, DatabaseAddress database) throws IOException {
        String address = "postgresql://%s:%s@%s:%d/%s?sslmode=disable"
                .formatted(database.user(), database.password(), database.host(), database.port(), database.database());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folder + ":" + System.getProperty("java.class.path"),
                        NodeInAnotherProcess.class.getName(),
                        address)
                .redirectErrorStream(true)
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(SERVES)) {
                String[] parts = line.substring(SERVES.length()).split(" ");
                return new NodeInAnotherProcess(process, parts[0], parts[1]);
            }
            all.append(line).append('\n');
        }
        throw new IllegalStateException("The node never served:\n" + all);
    }

    String url() {
        return url;
    }

    /** The administrator's. */
    String token() {
        return token;
    }

    /** Closes its standard input, at which it ends. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }

    /** Serves until its standard input ends. */
    public static void main(String[] arguments) {
        ChildProcess.run(() -> {
            try (TestNode node = TestNode.start(DatabaseAddress.parse(arguments[0]))) {
                System.out.println(SERVES + node.url() + " " + node.token());
                System.in.transferTo(OutputStream.nullOutputStream());
            }
        });
    }
}
