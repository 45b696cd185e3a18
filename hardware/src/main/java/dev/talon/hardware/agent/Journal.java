package dev.talon.hardware.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talon.hardware.PrintResult;
import dev.talon.hardware.agent.message.AgentMessage.Told;
import dev.talon.hardware.agent.message.AgentMessage.Try;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The results of the last jobs, on disk: {@code begun} before the first byte is sent, {@code ended} with the result,
 * {@code kept} once the server has it. Each line is on the disk before anything that depends on it happens. A line
 * that a power cut left incomplete does not count. A job that was begun before the last restart and never ended is
 * {@code UNCERTAIN}.
 *
 * <p>For one thread.
 */
final class Journal implements AutoCloseable {
    /** The number of jobs that are kept: the server never asks for one that so many others have followed. */
    static final int MOST_JOBS = 1000;

    private static final int MOST_LINES = 4 * MOST_JOBS;

    private final Path file;
    private final Map<Try, Entry> entries = new LinkedHashMap<>();
    private FileChannel channel;
    private int lines;

    private Journal(Path file) {
        this.file = file;
    }

    /** @param result empty while it is in progress */
    private record Entry(Optional<PrintResult> result, boolean kept) {}

    /** @throws IOException when the file cannot be read or written */
    static Journal open(Path file) throws IOException {
        Journal journal = new Journal(file);
        if (Files.exists(file)) {
            journal.read(Files.readString(file, UTF_8));
        }
        journal.entries.replaceAll((number, entry) -> entry.result().isPresent()
                ? entry
                : new Entry(Optional.of(uncertain(PrintResult.AGENT_STOPPED)), false));
        journal.compact();
        return journal;
    }

    /**
     * Call it before the first byte is sent.
     *
     * @throws IOException when it is not on the disk: then nothing may be printed
     */
    void begin(Try number) throws IOException {
        append("begun", number, "", true);
        entries.put(number, new Entry(Optional.empty(), false));
        forgetTheOldest();
    }

    /** @throws IOException when it is not on the disk; it is still remembered until the program ends */
    void end(Try number, PrintResult result) throws IOException {
        entries.put(number, new Entry(Optional.of(result), false));
        append("ended", number, "\t" + result.outcome() + "\t" + result.reason(), true);
    }

    /** The server has the result. */
    void keep(Try number) throws IOException {
        Entry entry = entries.get(number);
        if (entry != null && !entry.kept()) {
            entries.put(number, new Entry(entry.result(), true));
            // If a power cut loses this, the result is only sent once more.
            append("kept", number, "", false);
        }
    }

    boolean isUnderWay(Try number) {
        Entry entry = entries.get(number);
        return entry != null && entry.result().isEmpty();
    }

    Optional<PrintResult> result(Try number) {
        return Optional.ofNullable(entries.get(number)).flatMap(Entry::result);
    }

    /** The result of a job's tries, if a paper of it came out or may have. */
    Optional<Told> paper(String job) {
        return told().stream()
                .filter(told -> told.of().job().equals(job))
                .filter(told -> told.result().outcome() != PrintResult.Outcome.FAILED)
                .findFirst();
    }

    /** Results that the server has not confirmed, the oldest first. */
    List<Told> unsent() {
        return told().stream().filter(told -> !entries.get(told.of()).kept()).toList();
    }

    int size() {
        return entries.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private List<Told> told() {
        return entries.entrySet().stream()
                .flatMap(entry -> entry.getValue().result().map(result -> new Told(entry.getKey(), result)).stream())
                .toList();
    }

    private void append(String what, Try number, String rest, boolean atOnce) throws IOException {
        write(channel, line(what, number, rest));
        if (atOnce) {
            channel.force(false);
        }
        if (++lines >= MOST_LINES) {
            compact();
        }
    }

    private static String line(String what, Try number, String rest) {
        return what + "\t" + number.job() + "\t" + number.attempt() + rest + "\n";
    }

    private void read(String text) {
        int end = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, end).split("\n")) {
            String[] words = line.split("\t", -1);
            if (words.length < 3 || !words[2].matches("\\d{1,4}")) {
                continue;
            }
            Try number = new Try(words[1], Integer.parseInt(words[2]));
            switch (words[0]) {
                case "begun" -> entries.put(number, new Entry(Optional.empty(), false));
                case "ended" -> entries.put(number, new Entry(Optional.of(result(words)), false));
                case "kept" -> entries.computeIfPresent(number, (same, entry) -> new Entry(entry.result(), true));
                default -> {
                    // A line of a later version.
                }
            }
        }
        forgetTheOldest();
    }

    private static PrintResult result(String[] words) {
        for (PrintResult.Outcome outcome : PrintResult.Outcome.values()) {
            if (words.length == 5 && outcome.name().equals(words[3])) {
                return new PrintResult(outcome, words[4]);
            }
        }
        return uncertain(PrintResult.AGENT_STOPPED);
    }

    private void forgetTheOldest() {
        Iterator<Try> oldest = entries.keySet().iterator();
        while (entries.size() > MOST_JOBS) {
            oldest.next();
            oldest.remove();
        }
    }

    /** Rewrites the file without its history; the old one stays until the new one is complete. */
    private void compact() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        String text = entries.entrySet().stream()
                .map(entry -> lines(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(out, text);
            out.force(true);
        }
        if (channel != null) {
            channel.close();
        }
        StateFolder.onlyForItsOwner(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        StateFolder.settle(file.getParent());
        channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        lines = (int) text.lines().count();
    }

    private static String lines(Try number, Entry entry) {
        return entry.result()
                        .map(result -> line("ended", number, "\t" + result.outcome() + "\t" + result.reason()))
                        .orElseGet(() -> line("begun", number, ""))
                + (entry.kept() ? line("kept", number, "") : "");
    }

    private static void write(FileChannel out, String text) throws IOException {
        ByteBuffer bytes = UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static PrintResult uncertain(String reason) {
        return new PrintResult(PrintResult.Outcome.UNCERTAIN, reason);
    }
}
