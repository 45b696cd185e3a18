package dev.talon.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A packaged Talon in a process of its own, with no {@code TALON_*} variable but those of the test. */
public final class TalonProcess implements AutoCloseable {
    private static final Pattern SERVES = Pattern.compile(".*Talon serves \\S+ on port (\\d+) .* port (\\d+)");
    private static final int PATIENCE_SECONDS = 120;

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    /** Most live for seconds: what the compiler for long lives would need for itself is not worth it. */
    private static final List<String> FOR_SECONDS = List.of(JAVA, "-XX:TieredStopAtLevel=1");

    private static final String SERVER = "target/talon.jar";

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
    private final Thread reader;
    /** Once it has said them. */
    private int[] ports;

    private TalonProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "talon " + process.pid());
        reader.start();
    }

    /** @param settings {@code TALON_PORT=0} and the like, before the command and its arguments */
    public static TalonProcess start(List<String> settings, String... command) throws IOException {
        return start(talonForSeconds(), SERVER, settings, command);
    }

    /** The same of the packaged agent. */
    public static TalonProcess startAgent(List<String> settings, String... command) throws IOException {
        return start(FOR_SECONDS, "../hardware/target/talon-agent.jar", settings, command);
    }

    /**
     * As it runs in a centre, where Java chooses the compiler.
     *
     * @param jar its file, from the module's folder on, after options of Java with spaces between
     */
    public static TalonProcess startJar(String jar, List<String> settings, String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(jar.split(" ")));
        String file = words.remove(words.size() - 1);
        words.add(0, JAVA);
        return start(words, file, settings, command);
    }

    private static TalonProcess start(List<String> java, String jar, List<String> settings, String... command)
            throws IOException {
        List<String> line = new ArrayList<>(java);
        line.addAll(List.of("-jar", jar));
        line.addAll(List.of(command));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("TALON_"));
        settings.forEach(setting -> {
            String[] pair = setting.split("=", 2);
            builder.environment().put(pair[0], pair[1]);
        });
        return new TalonProcess(builder.start());
    }

    /** {@code serve} on free ports over the embedded PostgreSQL in {@code data}. */
    public static TalonProcess serve(Path data) throws IOException {
        return start(freePorts(data), "serve");
    }

    /** The same where the process may open only so many files. */
    public static TalonProcess serve(Path data, int files) throws IOException {
        List<String> shell = new ArrayList<>(List.of("sh", "-c", "ulimit -n " + files + " && exec \"$@\"", "sh"));
        shell.addAll(talonForSeconds());
        return start(shell, SERVER, freePorts(data), "serve");
    }

    /** The same that leaves behind the classes that it has loaded, at its end. */
    static TalonProcess serveToLearn(Path data, Path archive) throws IOException {
        List<String> java = new ArrayList<>(FOR_SECONDS);
        java.add("-XX:ArchiveClassesAtExit=" + archive);
        return start(java, SERVER, freePorts(data), "serve");
    }

    private static List<String> talonForSeconds() throws IOException {
        List<String> java = new ArrayList<>(FOR_SECONDS);
        java.addAll(ClassArchive.options(SERVER));
        return java;
    }

    private static List<String> freePorts(Path data) {
        return List.of("TALON_PORT=0", "TALON_MANAGEMENT_PORT=0", "TALON_DATA=" + data);
    }

    /** Waits until it serves. @return the port of the pages and that of the management */
    public synchronized int[] ports() throws InterruptedException {
        if (ports == null) {
            Matcher serves = SERVES.matcher(awaitLine(SERVES));
            serves.matches();
            ports = new int[] {Integer.parseInt(serves.group(1)), Integer.parseInt(serves.group(2))};
        }
        return ports.clone();
    }

    /** Waits for the next line that matches; fails when the process ends or stays silent instead. */
    public String awaitLine(Pattern pattern) throws InterruptedException {
        return awaitLine(pattern, PATIENCE_SECONDS);
    }

    /** @param seconds of silence after which it fails */
    public String awaitLine(Pattern pattern, int seconds) throws InterruptedException {
        while (true) {
            String line = unread.poll(seconds, TimeUnit.SECONDS);
            if (line == null || line.equals(END)) {
                throw new AssertionError("Talon never said " + pattern + ", only:\n" + String.join("\n", said));
            }
            if (pattern.matcher(line).matches()) {
                return line;
            }
        }
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("Talon does not end; it said:\n" + String.join("\n", said));
        }
        reader.join();
        return process.exitValue();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** SIGKILL: nothing of Talon's runs any more, not even a shutdown hook. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Everything it has written so far, standard output and error together. */
    public List<String> said() {
        return List.copyOf(said);
    }

    /** Stops it if it still runs, and PostgreSQL with it. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final String END = "\0";

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                unread.add(line);
            }
        } catch (IOException e) {
            said.add("(it was ended; what it said last is lost: " + e.getMessage() + ")");
        } finally {
            unread.add(END);
        }
    }
}
