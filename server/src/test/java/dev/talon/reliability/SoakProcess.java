package dev.talon.reliability;

import dev.talon.db.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link SoakNode} that was started. */
final class SoakProcess implements AutoCloseable {
    static final int KIOSKS = 8;

    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final String[] serves;

    /** @param environment such as that of a clock */
    SoakProcess(DatabaseAddress database, int printerPort, Map<String, String> environment)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SoakNode.class.getName(),
                        Integer.toString(database.port()),
                        database.database(),
                        database.user(),
                        database.password(),
                        Integer.toString(printerPort))
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
        new Thread(this::read, "soak node").start();
        serves = answer("serves");
    }

    int port() {
        return Integer.parseInt(serves[0]);
    }

    /** The administrator's. */
    String token() {
        return serves[1];
    }

    /** The cookie of the kiosk that the visitor of this number uses. */
    String kiosk(int visitor) {
        return serves[2 + visitor % KIOSKS];
    }

    /** Returns once the node knows what its clock and the database's say now. */
    void awaitClock() throws IOException, InterruptedException {
        ask("clock");
        answer("noticed");
    }

    /** Heap, direct buffers and resident memory in MiB, open files, threads. */
    List<Long> held() throws IOException, InterruptedException {
        ask("held");
        return List.of(answer("held")).stream().map(Long::valueOf).toList();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException e) {
            // It has ended already, or its end is seen to below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private void ask(String line) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    private String[] answer(String word) throws InterruptedException {
        String line = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null || !line.startsWith(word)) {
            throw new AssertionError("The node was to say «" + word + "» and said: " + line);
        }
        String rest = line.substring(word.length()).strip();
        return rest.isEmpty() ? new String[0] : rest.split(" ");
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(SoakNode.MARK)) {
                    answers.add(line.substring(SoakNode.MARK.length()));
                } else {
                    System.out.println(line);
                }
            }
        } catch (IOException e) {
            answers.add("nothing any more: " + e);
        }
    }
}
