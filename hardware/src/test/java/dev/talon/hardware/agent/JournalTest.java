package dev.talon.hardware.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hardware.PrintResult;
import dev.talon.hardware.PrintResult.Outcome;
import dev.talon.hardware.agent.message.AgentMessage.Told;
import dev.talon.hardware.agent.message.AgentMessage.Try;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Try FIRST = new Try("3f1c", 1);
    private static final Try SECOND = new Try("77aa", 1);
    private static final PrintResult PRINTED = new PrintResult(Outcome.PRINTED, "paper low");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("journal");
    }

    @Test
    void whatEndedIsKnownInTheNextLifeUntilTheServerHasIt() throws IOException {
        try (Journal journal = Journal.open(file)) {
            journal.begin(FIRST);
            assertThat(journal.isUnderWay(FIRST)).isTrue();
            journal.end(FIRST, PRINTED);
        }
        try (Journal next = Journal.open(file)) {
            assertThat(next.result(FIRST)).contains(PRINTED);
            assertThat(next.paper("3f1c")).contains(new Told(FIRST, PRINTED));
            assertThat(next.unsent()).containsExactly(new Told(FIRST, PRINTED));
            next.keep(FIRST);
            assertThat(next.unsent()).isEmpty();
        }
        try (Journal last = Journal.open(file)) {
            assertThat(last.unsent()).isEmpty();
            assertThat(last.result(FIRST)).contains(PRINTED);
        }
    }

    @Test
    void whatWasBegunAndNeverEndedIsUncertain() throws IOException {
        try (Journal journal = Journal.open(file)) {
            journal.begin(FIRST);
        }
        try (Journal next = Journal.open(file)) {
            assertThat(next.isUnderWay(FIRST)).isFalse();
            assertThat(next.result(FIRST))
                    .contains(new PrintResult(Outcome.UNCERTAIN, "the agent stopped while printing"));
            assertThat(next.unsent()).hasSize(1);
        }
    }

    @Test
    void aLineThatAPowerCutLeftUnfinishedDoesNotCount() throws IOException {
        try (Journal journal = Journal.open(file)) {
            journal.begin(FIRST);
        }
        Files.writeString(file, "ended\t3f1c\t1\tPRIN", StandardOpenOption.APPEND);
        try (Journal next = Journal.open(file)) {
            assertThat(next.result(FIRST).orElseThrow().outcome()).isEqualTo(Outcome.UNCERTAIN);
            next.begin(SECOND);
            next.end(SECOND, PRINTED);
        }
        try (Journal last = Journal.open(file)) {
            assertThat(last.result(SECOND)).contains(PRINTED);
        }
    }

    @Test
    void aTryThatFailedLeavesItsJobWithoutPaper() throws IOException {
        try (Journal journal = Journal.open(file)) {
            journal.begin(FIRST);
            journal.end(FIRST, new PrintResult(Outcome.FAILED, "paper out"));
            assertThat(journal.paper("3f1c")).isEmpty();
            assertThat(journal.result(new Try("3f1c", 2))).isEmpty();
        }
    }

    @Test
    void itStaysSmallHoweverManyJobsCome() throws IOException {
        int jobs = Journal.MOST_JOBS + 400;
        try (Journal journal = Journal.open(file)) {
            for (int i = 0; i < jobs; i++) {
                Try number = new Try("job-" + i, 1);
                journal.begin(number);
                journal.end(number, PRINTED);
                journal.keep(number);
            }
            assertThat(journal.size()).isEqualTo(Journal.MOST_JOBS);
            assertThat(Files.size(file)).isLessThan(1_000_000);
        }
        try (Journal next = Journal.open(file)) {
            assertThat(next.size()).isEqualTo(Journal.MOST_JOBS);
            assertThat(next.result(new Try("job-" + (jobs - 1), 1))).contains(PRINTED);
            assertThat(Files.size(file)).isLessThan(100_000);
        }
    }
}
