package dev.talon.hardware.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hardware.PrintOrder;
import dev.talon.hardware.PrintResult;
import dev.talon.hardware.Printer;
import dev.talon.hardware.Printers;
import dev.talon.hardware.Slip;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.profile.Profiles;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FakePrinterCommandTest {
    private static final Slip SLIP = new Slip("ru", "Центр", "", "К042", "Консультация", List.of(), "", "", "", false);

    @TempDir
    private Path folder;

    @Test
    void itDrawsSlipsTellsQuestionsAndChangesItsMoodAsItIsTold() throws Exception {
        PipedOutputStream keyboard = new PipedOutputStream();
        PipedWriter screen = new PipedWriter();
        BufferedReader lines = new BufferedReader(new PipedReader(screen, 65_536));
        CommandLine command =
                new CommandLine(new FakePrinterCommand(new PipedInputStream(keyboard))).setOut(new PrintWriter(screen));
        CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(
                () -> command.execute("--port", "0", "--out", folder.toString(), "--verbose"),
                task -> new Thread(task, "command").start());

        String begun = await(lines, line -> line.contains("listens at"));
        int port = Integer.parseInt(begun.replaceAll(".*127\\.0\\.0\\.1:(\\d+),.*", "$1"));
        try (Printer printer = Printers.open(new LinkAddress.Tcp("127.0.0.1", port), Profiles.usual())) {
            assertThat(print(printer).outcome()).isEqualTo(PrintResult.Outcome.PRINTED);
            String slip = await(lines, line -> line.contains(".png"));
            BufferedImage paper = ImageIO.read(new File(slip.replaceAll(".* slip (\\S+) .*", "$1")));
            assertThat(paper.getWidth()).isGreaterThan(300);

            type(keyboard, "paper-out");
            await(lines, line -> line.endsWith("is paper-out"));
            assertThat(print(printer)).isEqualTo(new PrintResult(PrintResult.Outcome.FAILED, PrintResult.PAPER_OUT));
            await(lines, line -> line.endsWith("DLE EOT 4 is answered: 7E"));

            type(keyboard, "sunny");
            assertThat(await(lines, line -> line.contains("sunny"))).contains("moods: ready paper-low");
            type(keyboard, "faults");
            await(lines, line -> line.endsWith("no faults"));
        }
        type(keyboard, "quit");
        assertThat(exit.get(60, TimeUnit.SECONDS)).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void whatItCannotDoItSays() {
        assertThat(said("--mood", "sunny")).contains("no such mood: sunny", "paper-out");
        assertThat(said("--status", "loud")).contains("no such dialect: loud");
        try (FakePrinter other = FakePrinter.start()) {
            assertThat(said("--port", Integer.toString(other.port()), "--out", folder.toString()))
                    .contains("cannot listen there");
        }
    }

    private static String said(String... arguments) {
        StringWriter words = new StringWriter();
        int exit = new CommandLine(new FakePrinterCommand())
                .setErr(new PrintWriter(words))
                .execute(arguments);
        assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
        return words.toString();
    }

    private static PrintResult print(Printer printer) throws Exception {
        return printer.print(new PrintOrder("job", SLIP)).get(60, TimeUnit.SECONDS);
    }

    private static void type(PipedOutputStream keyboard, String word) throws Exception {
        keyboard.write((word + "\n").getBytes(StandardCharsets.US_ASCII));
        keyboard.flush();
    }

    private static String await(BufferedReader lines, Predicate<String> awaited) throws Exception {
        String line = lines.readLine();
        while (!awaited.test(line)) {
            line = lines.readLine();
        }
        return line;
    }
}
