package dev.talon.hardware.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hardware.PrintOrder;
import dev.talon.hardware.PrintResult;
import dev.talon.hardware.PrintResult.Outcome;
import dev.talon.hardware.PrinterCondition;
import dev.talon.hardware.Slip;
import dev.talon.hardware.agent.message.AgentMessage;
import dev.talon.hardware.agent.message.AgentMessage.Told;
import dev.talon.hardware.agent.message.AgentMessage.Try;
import dev.talon.hardware.fake.FakePrinter;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.link.Pty;
import dev.talon.hardware.profile.Profiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of a printer on the computer's own cable. */
class PrintDeskTest {
    private static final Duration NEW = Duration.ZERO;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int HALL = 7;

    @TempDir
    Path folder;

    private final FakePrinter device = FakePrinter.local();
    private final Pty cable = Pty.open();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Journal journal;
    private PrintDesk desk;

    @BeforeEach
    void open() throws Exception {
        device.plug(cable.in(), cable.out());
        journal = Journal.open(folder.resolve("journal"));
        desk = new PrintDesk(journal, folder.resolve("paper"), thread);
    }

    @AfterEach
    void close() throws Exception {
        here(() -> {
            desk.close();
            return true;
        });
        thread.shutdown();
        journal.close();
        device.close();
        cable.close();
    }

    @Test
    void aSerialPrinterPrintsAndSaysHowItIs() throws Exception {
        setUp(LinkAddress.Serial.usual(cable.path(), 115200));

        assertThat(print(new Try("one", 1), NEW).result()).isEqualTo(new PrintResult(Outcome.PRINTED, ""));
        device.paper(SOON);
        assertThat(wait(here(() -> desk.ask(HALL)))).isEqualTo(PrinterCondition.State.READY);
        assertThat(device.faults()).isEmpty();
    }

    @Test
    void aPrinterAtADeviceFilePrintsAJobOnceHoweverOftenItIsGiven() throws Exception {
        setUp(new LinkAddress.DeviceFile(cable.path()));
        Try number = new Try("one", 1);
        Told told = print(number, NEW);
        assertThat(told.result().outcome()).isEqualTo(Outcome.PRINTED);

        assertThat(print(number, NEW)).isEqualTo(told);
        assertThat(print(new Try("one", 2), NEW).result()).isEqualTo(told.result());
        assertThat(print(new Try("two", 1), NEW).result().outcome()).isEqualTo(Outcome.PRINTED);
        device.paper(SOON);
        device.paper(SOON);
        assertThat(device.papers()).isZero();
        assertThat(here(() -> desk.recall("a1", new AgentMessage.Recall("s1", List.of(number, new Try("three", 1))))))
                .isEqualTo(new AgentMessage.Known("a1", "s1", List.of(told), List.of()));
    }

    @Test
    void aJobForAVisitorWhoHasGoneIsNotPrintedAndNotInTheJournal() throws Exception {
        setUp(new LinkAddress.DeviceFile(cable.path()));
        Try number = new Try("late", 1);

        assertThat(print(number, Duration.ofSeconds(31)).result())
                .isEqualTo(new PrintResult(Outcome.FAILED, "too late"));
        assertThat(journal.result(number)).isEmpty();
        assertThat(device.received()).isZero();
    }

    @Test
    void whatCannotBeWrittenDownIsNotPrinted() throws Exception {
        setUp(new LinkAddress.DeviceFile(cable.path()));
        journal.close();

        assertThat(print(new Try("one", 1), NEW).result()).isEqualTo(new PrintResult(Outcome.FAILED, "not written"));
        assertThat(device.received()).isZero();
    }

    @Test
    void aPrinterThatNobodySetUpPrintsNothing() throws Exception {
        assertThat(print(new Try("one", 1), NEW).result().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(wait(here(() -> desk.ask(HALL)))).isEqualTo(PrinterCondition.State.NO_CONNECTION);
    }

    private void setUp(LinkAddress address) throws Exception {
        here(() -> {
            desk.setUp(new AgentMessage.Setup("s0", HALL, "hall", address, Profiles.usual()));
            return true;
        });
    }

    private Told print(Try number, Duration age) throws Exception {
        Slip slip = new Slip("ru", "Центр", "", "К042", "Касса", List.of(), "https://a.example/t", "", "", false);
        var job = new AgentMessage.Job("s1", HALL, number, 0, 0, new PrintOrder(number.job(), slip));
        return wait(here(() -> desk.print(job, age)));
    }

    /** On the agent's thread, as everything of a desk. */
    private <T> T here(Callable<T> work) throws Exception {
        return thread.submit(work).get(60, TimeUnit.SECONDS);
    }

    private static <T> T wait(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }
}
