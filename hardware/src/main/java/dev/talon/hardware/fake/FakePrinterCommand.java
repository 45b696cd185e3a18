package dev.talon.hardware.fake;

import dev.talon.hardware.profile.PrinterProfile.Status;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fake-printer}: a printer without paper, for development. */
@Command(
        name = "fake-printer",
        mixinStandardHelpOptions = true,
        description = {
            "A receipt printer without paper, for people who develop.",
            "It speaks ESC/POS strictly, draws each slip into a PNG and tells what it does.",
            "While it runs, type a mood to change it, moods to list them, faults to see what was wrong, quit to end."
        })
public final class FakePrinterCommand implements Callable<Integer> {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final InputStream orders;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "where it listens (${DEFAULT-VALUE})")
    private InetAddress host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9100",
            description = "0 for a free one (${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--width",
            paramLabel = "DOTS",
            defaultValue = "576",
            description = "dots across its paper; a wider picture is a fault (${DEFAULT-VALUE})")
    private int width;

    @Option(
            names = "--mood",
            paramLabel = "MOOD",
            defaultValue = "ready",
            converter = MoodWord.class,
            description = "what it is at first (${DEFAULT-VALUE})")
    private Mood mood;

    @Option(
            names = "--status",
            paramLabel = "DIALECT",
            description = "the only dialect it answers: none, dle_eot, asb, custom_full (all of them)",
            converter = StatusWord.class)
    private Optional<Status> status;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "fake-printer",
            description = "where the PNGs go (${DEFAULT-VALUE})")
    private Path out;

    @Option(
            names = {"-v", "--verbose"},
            description = "also print each question and its answer")
    private boolean verbose;

    /** Obeys what is typed. */
    public FakePrinterCommand() {
        this(System.in);
    }

    FakePrinterCommand(InputStream orders) {
        this.orders = orders;
    }

    /** Runs it by itself. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new FakePrinterCommand()).execute(args));
    }

    private static final class MoodWord implements CommandLine.ITypeConverter<Mood> {
        @Override
        public Mood convert(String word) {
            return mood(word)
                    .orElseThrow(() -> new CommandLine.TypeConversionException(
                            "no such mood: " + word + "; there are " + moods()));
        }
    }

    private static final class StatusWord implements CommandLine.ITypeConverter<Status> {
        @Override
        public Status convert(String word) {
            return Arrays.stream(Status.values())
                    .filter(each -> each.name().equalsIgnoreCase(word.replace('-', '_')))
                    .findFirst()
                    .orElseThrow(() -> new CommandLine.TypeConversionException("no such dialect: " + word));
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(out);
        try (FakePrinter printer = start()) {
            printer.loadPaper(width);
            status.ifPresent(printer::speak);
            printer.become(mood);
            if (verbose) {
                printer.tell(this::say);
            }
            say("listens at " + host.getHostAddress() + ":" + printer.port() + ", is " + mood.word() + ", draws into "
                    + out);
            Thread drawer = new Thread(() -> draw(printer), "fake printer draws");
            drawer.setDaemon(true);
            drawer.start();
            obey(printer);
            return 0;
        }
    }

    private FakePrinter start() {
        try {
            return FakePrinter.start(host, port);
        } catch (UncheckedIOException e) {
            throw new ParameterException(spec.commandLine(), "It cannot listen there: " + e.getMessage());
        }
    }

    /** Runs until its input ends with {@code quit}, or, without input, until it is stopped. */
    private void obey(FakePrinter printer) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(orders, Charset.defaultCharset()));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String word = line.strip();
            if (word.equals("quit")) {
                return;
            }
            answer(printer, word);
        }
        Thread.currentThread().join();
    }

    private void answer(FakePrinter printer, String word) {
        Optional<Mood> wanted = mood(word);
        if (wanted.isPresent()) {
            printer.become(wanted.get());
            if (!verbose) {
                say("is " + wanted.get().word());
            }
        } else if (word.equals("faults")) {
            say(printer.faults().isEmpty() ? "no faults" : String.join("\n", printer.faults()));
        } else if (!word.isEmpty()) {
            say((word.equals("moods") ? "" : "knows no " + word + "; ") + "moods: " + moods());
        }
    }

    private void draw(FakePrinter printer) {
        int known = 0;
        for (int number = 1; true; ) {
            try {
                BufferedImage paper = printer.paper(LOOK);
                Path file = out.resolve("slip-%04d.png".formatted(number++));
                ImageIO.write(paper, "png", file.toFile());
                say("slip " + file.toAbsolutePath() + " " + paper.getWidth() + "×" + paper.getHeight());
            } catch (TimeoutException e) {
                for (; known < printer.faults().size(); known++) {
                    say("FAULT " + printer.faults().get(known));
                }
            } catch (IOException e) {
                say("the slip could not be written: " + e.getMessage());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void say(String line) {
        PrintWriter console = spec.commandLine().getOut();
        console.println(LocalTime.now(ZoneId.systemDefault()).format(CLOCK) + " " + line);
        console.flush();
    }

    private static Optional<Mood> mood(String word) {
        return Arrays.stream(Mood.values())
                .filter(each -> each.word().equals(word.toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst();
    }

    private static String moods() {
        return Arrays.stream(Mood.values()).map(Mood::word).collect(Collectors.joining(" "));
    }
}
