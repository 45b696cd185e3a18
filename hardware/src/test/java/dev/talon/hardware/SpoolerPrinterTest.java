package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hardware.PrintResult.Outcome;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.profile.Profiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The spooler is a program of that name in a folder of the test. */
class SpoolerPrinterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void aSlipThatTheSpoolerTakesIsPrintedAndNotConfirmed() throws Exception {
        lp("""
                while [ "$1" != "--" ]; do echo "$1" >> "$0.said"; shift; done
                cp "$2" "$0.got"
                """);
        assertThat(print("TICKETS", PATIENCE)).isEqualTo(new PrintResult(Outcome.PRINTED, PrintResult.UNCONFIRMED));

        assertThat(folder.resolve("lp.said")).hasContent("-s\n-o\nraw\n-t\njob-1\n-d\nTICKETS");
        assertThat(Files.readAllBytes(folder.resolve("lp.got")))
                .isEqualTo(PaperBytes.encode(new PrintOrder("job-1", Slips.CONSULTATION).paper(), Profiles.usual()));
    }

    @Test
    void withoutANameItIsTheDefaultQueue() throws Exception {
        lp("echo \"$@\" | grep -q -- ' -d ' && exit 1; exit 0\n");

        assertThat(print("", PATIENCE)).isEqualTo(new PrintResult(Outcome.PRINTED, PrintResult.UNCONFIRMED));
    }

    @Test
    void whatTheSpoolerRefusesHasFailedWithItsWords() throws Exception {
        lp("""
                echo 'lp: The printer or class does not exist.' >&2
                exit 1
                """);

        assertThat(print("TICKETS", PATIENCE))
                .isEqualTo(
                        new PrintResult(Outcome.FAILED, "spooler: exit 1, lp: The printer or class does not exist."));
    }

    @Test
    void aComputerWithoutASpoolerFails() throws Exception {
        assertThat(print("TICKETS", PATIENCE)).isEqualTo(new PrintResult(Outcome.FAILED, "spooler: lp cannot be run"));
    }

    @Test
    void aSpoolerThatHangsIsGivenUp() throws Exception {
        lp("exec sleep 600\n");

        assertThat(print("TICKETS", Duration.ofMillis(300)))
                .isEqualTo(new PrintResult(Outcome.UNCERTAIN, "spooler: no answer"));
    }

    @Test
    void whatIsClosedMeanwhileIsKnownNoFurther() throws Exception {
        lp("touch \"$0.begun\"; exec sleep 600\n");
        Printer printer = open("TICKETS", PATIENCE);
        CompletableFuture<PrintResult> result = printer.print(new PrintOrder("job-1", Slips.CONSULTATION));
        while (Files.notExists(folder.resolve("lp.begun"))) {
            Thread.onSpinWait();
        }

        printer.close();
        assertThat(result.get(30, TimeUnit.SECONDS)).isEqualTo(new PrintResult(Outcome.UNCERTAIN, PrintResult.CLOSED));
    }

    @Test
    void itsConditionIsNeverBetterThanUnknown() throws Exception {
        try (Printer printer = open("TICKETS", PATIENCE)) {
            PrinterCondition condition = printer.status().get(30, TimeUnit.SECONDS);

            assertThat(condition.state()).isEqualTo(PrinterCondition.State.UNKNOWN);
            assertThat(condition.detail()).isEqualTo(PrintResult.SPOOLED);
        }
    }

    private void lp(String script) throws Exception {
        Path lp = Files.writeString(folder.resolve("lp"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(lp, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Printer open(String queue, Duration patience) {
        return new SpoolerPrinter(
                new LinkAddress.Spooler(queue),
                folder.resolve("lp").toString(),
                order -> PaperBytes.encode(order.paper(), Profiles.usual()),
                patience);
    }

    private PrintResult print(String queue, Duration patience) throws Exception {
        try (Printer printer = open(queue, patience)) {
            return printer.print(new PrintOrder("job-1", Slips.CONSULTATION)).get(60, TimeUnit.SECONDS);
        }
    }
}
