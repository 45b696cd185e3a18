package dev.talon.imports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.talon.imports.Fault;
import dev.talon.imports.ImportRefused;
import dev.talon.imports.LongestTime;
import dev.talon.imports.NotText;
import dev.talon.imports.SentFile;
import dev.talon.imports.history.HistoryImport.Result;
import dev.talon.table.ReportHouse;
import dev.talon.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryImportTest {
    private static final String CONSULTATION =
            "one,A-7,combined,consultation,2024-05-14T09:00:00+03:00,2024-05-14T09:10:00+03:00,2024-05-14T09:10:30+03:00,2024-05-14T09:16:00+03:00,served,3,Петрова";
    private static final String CASH =
            "one,A-7,combined,cash,2024-05-14T09:16:00+03:00,2024-05-14T09:20:00+03:00,2024-05-14T09:20:10+03:00,2024-05-14T09:22:10.5+03:00,served,4,Сидоров";
    private static final String NO_SHOW =
            "one,A-8,consultation,consultation,2024-05-14T06:30:00Z,2024-05-14T06:40:00Z,,,no_show,3,Петрова";
    private static final String CANCELLED =
            "one,A-9,cash,cash,2024-05-14T09:30:00+0300,,,2024-05-14T09:32:00+0300,cancelled,,";

    private ReportHouse house;
    private HistoryImport history;

    @BeforeEach
    void open() {
        house = new ReportHouse();
        house.centre("one", "Europe/Moscow");
        house.centre("two", "Asia/Kamchatka");
        history = new HistoryImport(
                house.database.jdbc(), InstantSource.fixed(Instant.parse("2024-06-01T12:00:00Z")), LongestTime.DEFAULT);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void linesBecomeTicketsAndStages() throws Exception {
        assertThat(load(HistoryFile.of(CONSULTATION, CASH, NO_SHOW, CANCELLED)))
                .satisfies(result -> counted(result, 4, 0));
        assertThat(house.number("SELECT count(*) FROM ticket WHERE imported AND business_day = '2024-05-14'"))
                .isEqualTo(3);
        assertThat(house.number("SELECT position FROM stage WHERE kind = 'cash' AND state = 'served'"))
                .isEqualTo(2);
        assertThat(house.number("SELECT count(*) FROM stage WHERE specialist = 'Петрова' AND desk = '3' AND calls = 1"))
                .isEqualTo(2);
        assertThat(house.number("SELECT count(*) FROM stage WHERE due_at = queued_at + interval '900 s'"))
                .isEqualTo(4);
        assertThat(house.number("SELECT count(*) FROM event WHERE kind = 'imported' AND actor = 'staff:admin'"))
                .isOne();
        assertThat(house.number("SELECT version FROM centre WHERE code = 'one'"))
                .isOne();
        assertThat(house.number("SELECT version FROM centre WHERE code = 'two'"))
                .isZero();
        assertThat(history.progress().state()).isEqualTo(ImportProgress.State.IMPORTED);
        assertThat(history.progress().lines()).isEqualTo(4);
    }

    @Test
    void whatWasPutOffSetAsideAndCameOfItIsInTheMeasures() throws Exception {
        var file = new HistoryFile(",counts_from,postponed,aside,aside_serving,result");
        file.line(CONSULTATION + ",2024-05-14T09:02:00+03:00,120,60,30,done");
        file.line(CASH + ",,,,,wrong_service");
        assertThat(load(file)).satisfies(result -> counted(result, 2, 0));
        assertThat(load(file)).satisfies(result -> counted(result, 0, 2));
        assertThat(
                        house.number(
                                "SELECT wait_of(queued_at, counts_from, called_at, postponed) / 1000000 FROM stage WHERE outcome = 'done'"))
                .as("8 minutes since it counts, 2 of them put off")
                .isEqualTo(360);
        assertThat(
                        house.number(
                                "SELECT service_of(started_at, finished_at, aside_serving) / 1000000 FROM stage WHERE outcome = 'done'"))
                .isEqualTo(300);
        assertThat(house.number("SELECT cash_wrong_service FROM day_sums")).isEqualTo(1);
    }

    @Test
    void aStageOfAKindOfTheCentreCountsInTheColumnOfThatKind() throws Exception {
        house.execute("""
                INSERT INTO stage_kind (centre_id, code, names, counted_in, position)
                SELECT id, 'legal', '{}', 'consultation', 3 FROM centre WHERE code = 'one'""");
        house.execute("""
                INSERT INTO service (centre_id, code, name_ru, name_en, route, prefix, norm, position)
                SELECT id, 'companies', 'Ю', 'C', '{legal,cash}', 'Ж', 900, 4 FROM centre WHERE code = 'one'""");
        String legal = CONSULTATION.replace("combined,consultation", "companies,legal");
        assertThat(load(HistoryFile.of(legal, CASH.replace("combined", "companies"))))
                .satisfies(result -> counted(result, 2, 0));
        assertThat(house.number("SELECT consultation * 10 + both_kinds FROM day_sums"))
                .isEqualTo(11);
        assertThat(house.texts("SELECT facts FROM event WHERE facts IS NOT NULL")
                        .get(0))
                .contains("\t1\tconsultation\tserved")
                .contains("\tkind=legal\n");
        assertThat(faults(HistoryFile.of(legal.replace("A-7", "A-1").replace(",legal", ",none"))
                        .toString()))
                .extracting(fault -> fault.problem())
                .containsExactly("must be one of consultation, cash, legal: «none»");
    }

    @Test
    void whatIsLongerThanItsWaitOrServiceIsAFault() {
        var file = new HistoryFile(",counts_from,postponed,aside,aside_serving,result");
        file.line(CONSULTATION + ",2024-05-14T08:02:00+03:00,601,x,400,Готово");
        file.line(NO_SHOW + ",,,,,done");
        assertThat(faults(file.toString()))
                .extracting(fault -> fault.line() + " " + fault.column())
                .containsExactlyInAnyOrder("2 postponed", "2 aside", "2 aside_serving", "2 result", "3 result");
    }

    @Test
    void theSameFileTwiceChangesNothing() throws Exception {
        HistoryFile file = HistoryFile.of(CONSULTATION, CASH, NO_SHOW, CANCELLED);
        load(file);
        long version = house.number("SELECT version FROM centre WHERE code = 'one'");
        long events = house.number("SELECT count(*) FROM event");
        assertThat(load(file)).satisfies(result -> counted(result, 0, 4));
        assertThat(house.number("SELECT count(*) FROM stage")).isEqualTo(4);
        assertThat(house.number("SELECT count(*) FROM event")).isEqualTo(events);
        assertThat(house.number("SELECT version FROM centre WHERE code = 'one'"))
                .isEqualTo(version);
    }

    @Test
    void aFileThatOverlapsImportsWhatIsNew() throws Exception {
        load(HistoryFile.of(CONSULTATION, NO_SHOW));
        assertThat(load(HistoryFile.of(CONSULTATION, CASH, CANCELLED, CANCELLED)))
                .satisfies(result -> counted(result, 2, 2));
        assertThat(house.number("SELECT count(*) FROM ticket")).isEqualTo(3);
        assertThat(house.number("SELECT count(*) FROM stage WHERE position = 2"))
                .isOne();
    }

    @Test
    void whatIsAfterMidnightBelongsToTheBusinessDayThatHasNotEnded() throws Exception {
        house.execute("UPDATE centre SET day_ends = day_ends_changed('{}', '0001-01-01', '04:00') WHERE code = 'one'");
        String cash = "one,%s,cash,cash,%s:00+03:00,%s:30+03:00,%s:40+03:00,%s:50+03:00,served,4,";
        load(HistoryFile.of(
                cash.replace("%s:", "2024-05-14T01:30:").formatted("B-1"),
                cash.replace("%s:", "2024-05-14T03:59:").formatted("B-2"),
                cash.replace("%s:", "2024-05-14T04:00:").formatted("B-3")));
        assertThat(house.texts("SELECT label || ' ' || business_day FROM ticket ORDER BY label"))
                .containsExactly("B-1 2024-05-13", "B-2 2024-05-13", "B-3 2024-05-14");
    }

    @Test
    void theBusinessDayIsTheDateInTheCentresZone() throws Exception {
        // 22:30 in Moscow of the 13th is already 07:30 of the 14th in Kamchatka.
        load(HistoryFile.of("two,B-1,cash,cash,2024-05-13T22:30:00+03:00,2024-05-13T22:31:00+03:00,"
                + "2024-05-13T22:31:00+03:00,2024-05-13T22:33:00+03:00,served,4,"));
        assertThat(house.number("SELECT count(*) FROM stage WHERE business_day = '2024-05-14'"))
                .isOne();
    }

    @Test
    void aStageQueuedAfterMidnightStaysOnItsTicketsDay() throws Exception {
        String evening =
                "one,N-1,combined,consultation,2024-05-14T23:30:00+03:00,2024-05-14T23:40:00+03:00,2024-05-14T23:41:00+03:00,2024-05-15T00:05:00+03:00,served,3,";
        String night =
                "one,N-1,combined,cash,2024-05-15T00:05:00+03:00,2024-05-15T00:06:00+03:00,2024-05-15T00:06:00+03:00,2024-05-15T00:09:00+03:00,served,4,";
        load(HistoryFile.of(evening, night));
        assertThat(house.number("SELECT count(*) FROM ticket")).isOne();
        assertThat(house.number("SELECT count(*) FROM stage WHERE business_day = '2024-05-14'"))
                .isEqualTo(2);
        assertThat(load(HistoryFile.of(night))).satisfies(result -> counted(result, 0, 1));
    }

    @Test
    void columnsMayStandInAnyOrderWithSemicolonsAndAByteOrderMark() throws Exception {
        String file =
                "\uFEFFoutcome;centre;service;stage;ticket;queued_at;called_at;started_at;finished_at;specialist;desk\r\n"
                        + "served;one;cash;cash;\"C \"\"9\"\"; \\N\";2024-05-14T09:00+03:00;2024-05-14T09:01+03;2024-05-14T09:01Z;2024-05-14T09:03Z;;\r\n"
                        + ";;;;;;;;;;\r\n";
        assertThat(load(file.replace("09:01Z", "06:01Z").replace("09:03Z", "06:03Z"))
                        .imported())
                .isOne();
        assertThat(house.number("SELECT count(*) FROM ticket WHERE label = 'C \"9\"; \\N'"))
                .isOne();
    }

    @Test
    void everyFaultOfALineIsNamed() {
        assertFault(CONSULTATION.replaceFirst("one", "three"), "centre", "there is no such centre: «three»");
        assertFault(CONSULTATION.replace("A-7", " "), "ticket", "is empty");
        assertFault(CONSULTATION.replace("combined", "loans"), "service", "the centre has no such service: «loans»");
        assertFault(
                CONSULTATION.replace(",consultation", ",advice"), "stage", "must be consultation or cash: «advice»");
        assertFault(CASH.replace("combined", "consultation"), "stage", "the service has no stage of this kind");
        assertFault(CONSULTATION.replace("09:00:00+03:00", "09:00:00"), "queued_at", "must be a moment");
        assertFault(CONSULTATION.replace("05-14T09:00", "02-30T09:00"), "queued_at", "must be a moment");
        assertFault(CONSULTATION.replace("2024-05-14T09:00:00+03:00", ""), "queued_at", "is empty");
        assertFault(CONSULTATION.replace("2024-05-14T09:10:00+03:00", ""), "called_at", "is empty");
        assertFault(CONSULTATION.replace("2024-05-14T09:10:30+03:00", ""), "started_at", "is empty");
        assertFault(CONSULTATION.replace("2024-05-14T09:16:00+03:00", ""), "finished_at", "is empty");
        assertFault(CONSULTATION.replace("09:10:30", "09:09:59"), "started_at", "is before called_at");
        assertFault(CONSULTATION.replace("09:16:00", "09:10:29"), "finished_at", "is before started_at");
        assertFault(CONSULTATION.replace("09:10:00", "08:59:59"), "called_at", "is before queued_at");
        assertFault(CONSULTATION.replace("served", "done"), "outcome", "must be served, no_show, cancelled or expired");
        assertFault(
                CONSULTATION.replace("served", "no_show"), "started_at", "must be empty, as the outcome is no_show");
        assertFault(
                NO_SHOW.replace("2024-05-14T06:40:00Z", ""), "called_at", "is empty, though the outcome is no_show");
        assertFault(CONSULTATION.replace("Петрова", "П".repeat(201)), "specialist", "is longer than 200 characters");
        assertFault(CONSULTATION.replace("Петрова", "П\u0001"), "specialist", "has a control character");
        assertFault(CONSULTATION.replace("Петрова", "П\u0001"), "specialist", "has a control character");
        assertFault(CONSULTATION.replace("2024-05-14", "2024-06-01"), "queued_at", "the day is not over");
        assertFault(CONSULTATION + ",more", "", "has 12 fields instead of 11");
        assertFault("one,A-7", "", "has 2 fields instead of 11");
        assertFault(CONSULTATION.replace("Петрова", "\"Петрова"), "", "from here on the file is not CSV");
    }

    @Test
    void everyMomentIsPastAndOfTheBusinessDayOrTheDayAfter() {
        assertFault(
                CONSULTATION.replace("2024-05-14T09:16:00", "2034-05-14T09:16:00"),
                "finished_at",
                "is more than 24:00:00 after started_at");
        assertFault(
                CONSULTATION
                        .replace("2024-05-14T09:10:00", "2024-05-15T09:10:01")
                        .replace("2024-05-14T09:10:30", "2024-05-15T09:10:30")
                        .replace("2024-05-14T09:16:00", "2024-05-15T09:16:00"),
                "called_at",
                "is more than 24:00:00 after queued_at, the longest time that an import takes (--import-longest)");
        assertFault(
                NO_SHOW.replace("2024-05-14T06:40:00Z", "2024-06-14T06:40:00Z"), "called_at", "is more than 24:00:00");
        assertFault(
                CANCELLED.replace("2024-05-14T09:32:00", "2029-05-14T09:32:00"),
                "finished_at",
                "is more than 24:00:00");
        String late = CONSULTATION
                .replace("2024-05-14T09:0", "2024-05-31T21:0")
                .replace("2024-05-14T09:10:00", "2024-06-01T15:10:00")
                .replace("2024-05-14T09:10:30", "2024-06-01T15:10:30")
                .replace("2024-05-14T09:16", "2024-06-01T15:16");
        assertFault(late, "called_at", "is in the future");
        String slow = CONSULTATION
                .replace("2024-05-14T09:0", "2024-05-14T23:0")
                .replace("2024-05-14T09:10:00", "2024-05-15T22:10:00")
                .replace("2024-05-14T09:10:30", "2024-05-15T23:59:30")
                .replace("2024-05-14T09:16", "2024-05-16T00:00");
        assertFault(slow, "finished_at", "is later than the day after the business day");
    }

    @Test
    void theLongestTimeIsASetting() throws Exception {
        history = new HistoryImport(
                house.database.jdbc(),
                InstantSource.fixed(Instant.parse("2024-06-01T12:00:00Z")),
                new LongestTime(Duration.ofMinutes(9)));
        assertFault(CONSULTATION, "called_at", "is more than 0:09:00 after queued_at");
        assertThat(load(HistoryFile.of(CANCELLED)).imported()).isOne();
    }

    @Test
    void aLateStageOfTheDayBeforeEndsOnTheDayAfterThatOneToo() {
        String evening = CONSULTATION.replace("05-14T09", "05-13T23");
        String night = CASH.replace("2024-05-14T09:16:00", "2024-05-14T00:05:00")
                .replace("05-14T09:2", "05-14T23:5")
                .replace("2024-05-14T23:52", "2024-05-15T00:01");
        assertThat(faults(HistoryFile.of(evening, night)))
                .containsExactly(new Fault(3, "finished_at", LineCheck.AFTER_ITS_DAY));
    }

    @Test
    void labelsThatDifferInLookAlikeLettersAreOneTicket() throws Exception {
        load(HistoryFile.of(CONSULTATION.replace("A-7", "К001"), CONSULTATION.replace("A-7", "AB-12")));
        assertThat(load(HistoryFile.of(
                        CONSULTATION.replace("A-7", "K001"),
                        CONSULTATION.replace("A-7", "k1"),
                        CONSULTATION.replace("A-7", "АВ-12"))))
                .satisfies(result -> counted(result, 0, 3));
        assertThat(house.texts("SELECT label FROM ticket ORDER BY label COLLATE \"C\""))
                .containsExactly("AB-12", "К001");
    }

    @Test
    void aTicketKeepsTheFormInWhichItCameFirst() throws Exception {
        load(HistoryFile.of(CONSULTATION, CASH));
        assertThat(load(HistoryFile.of(CONSULTATION, CASH, NO_SHOW))).satisfies(result -> counted(result, 1, 2));
        assertThat(load(HistoryFile.of(CONSULTATION.replace("A-7", "А-7")))).satisfies(result -> counted(result, 0, 1));
        assertThat(house.texts("SELECT label FROM ticket WHERE service = 'combined'"))
                .containsExactly("A-7");
        house.execute("UPDATE ticket SET imported = false");
        assertThat(faults(HistoryFile.of(CASH.replace("A-7", "а-7"))))
                .containsExactly(new Fault(2, "ticket", "a ticket with this number was issued here on this day"));
    }

    @Test
    void faultsBetweenLinesAreNamed() throws Exception {
        assertThat(faults(HistoryFile.of(CONSULTATION, CONSULTATION.replace("09:10:30", "09:10:31"))))
                .containsExactly(new Fault(3, "stage", "line 2 has this stage with other facts"));
        assertThat(faults(HistoryFile.of(CONSULTATION, CONSULTATION.replace("09:00:00", "09:01:00"))))
                .containsExactly(new Fault(3, "stage", "the ticket has a stage of this kind already"));
        assertThat(faults(HistoryFile.of(CONSULTATION, CASH.replace("combined", "cash"))))
                .containsExactly(new Fault(2, "service", "other lines of this ticket have another service: cash"));
        load(HistoryFile.of(CONSULTATION));
        assertThat(faults(HistoryFile.of(CONSULTATION.replace("09:10:30", "09:10:31"))))
                .containsExactly(new Fault(2, "stage", "this stage was imported before with other facts"));
        assertThat(faults(HistoryFile.of(CONSULTATION.replace("09:00:00", "09:01:00"))))
                .containsExactly(new Fault(2, "stage", "the ticket has a stage of this kind already"));
        assertThat(faults(HistoryFile.of(CONSULTATION.replace("09:00:00", "08:59:00"))))
                .containsExactly(new Fault(2, "stage", "this stage was imported before with other facts"));
        assertThat(faults(HistoryFile.of(CASH.replace("combined", "cash"))))
                .containsExactly(
                        new Fault(2, "service", "the ticket was imported before with another service: combined"));
        house.execute("UPDATE ticket SET imported = false");
        assertThat(faults(HistoryFile.of(CASH)))
                .containsExactly(new Fault(2, "ticket", "a ticket with this number was issued here on this day"));
    }

    @Test
    void aFileWithOneFaultImportsNothing() {
        assertThat(faults(HistoryFile.of(CONSULTATION, CASH, NO_SHOW.replace("no_show", "gone"))))
                .extracting(Fault::line)
                .containsExactly(4L);
        assertThat(house.number("SELECT count(*) FROM ticket")).isZero();
        assertThat(house.number("SELECT count(*) FROM event")).isZero();
        assertThat(history.progress().state()).isEqualTo(ImportProgress.State.REFUSED);
    }

    @Test
    void aFileInCp1251IsRead() throws Exception {
        byte[] file = HistoryFile.of(CONSULTATION).toString().getBytes(Charset.forName("windows-1251"));
        assertThat(history.run(new ByteArrayInputStream(file), SentFile.BARE, "staff:admin")
                        .imported())
                .isOne();
        assertThat(house.number("SELECT count(*) FROM stage WHERE specialist = 'Петрова'"))
                .isOne();
    }

    @Test
    void aWorkbookSentInPlaceOfACsvIsNamed() {
        byte[] file = {'P', 'K', 3, 4, 20, 0, 6, 0, 8, 0};
        assertThatThrownBy(() -> history.run(new ByteArrayInputStream(file), SentFile.BARE, "staff:admin"))
                .isInstanceOf(NotText.class)
                .hasMessageContaining("XLSX");
        assertThat(history.progress().state()).isEqualTo(ImportProgress.State.REFUSED);
    }

    @Test
    void bytesOfNoKnownEncodingAreNamedByLineAndColumn() {
        byte[] file = HistoryFile.of(NO_SHOW.replace("Петрова", ""), CONSULTATION.replace("Петрова", "\u0081\u0090"))
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
        var refused = catchThrowableOfType(
                ImportRefused.class, () -> history.run(new ByteArrayInputStream(file), SentFile.BARE, "staff:admin"));
        assertThat(refused.faults())
                .containsExactly(new Fault(3, "specialist", "is neither UTF-8 nor CP1251; save the file in UTF-8"));
    }

    @Test
    void aWrongHeaderIsNamed() {
        assertThat(faults("centre,ticket,service,stage,queued_at,called_at,started_at,finished_at,outcome,window\n"))
                .containsExactly(
                        new Fault(1, "window", "is not a column of this file, or twice"),
                        new Fault(1, "desk", "is missing from the header"),
                        new Fault(1, "specialist", "is missing from the header"));
        assertThat(faults("")).extracting(Fault::line).containsExactly(1L);
    }

    @Test
    void aHundredFaultsAreNamedAndTheRestCounted() {
        var file = new HistoryFile();
        for (int i = 0; i < 250; i++) {
            file.line(CONSULTATION.replaceFirst("one", "none"));
        }
        var refused = catchThrowableOfType(ImportRefused.class, () -> load(file));
        assertThat(refused.faults()).hasSize(100);
        assertThat(refused.more()).isEqualTo(150);
        assertThat(refused).hasMessageContaining("250");
    }

    @Test
    void aSecondImportIsRefusedWhileOneRuns() throws Exception {
        var other = new HistoryImport(house.database.jdbc(), InstantSource.system(), LongestTime.DEFAULT);
        InputStream asksMeanwhile = new InputStream() {
            private final InputStream file = HistoryFile.of(CONSULTATION).stream();
            private boolean asked;

            @Override
            public int read() throws IOException {
                if (!asked) {
                    asked = true;
                    for (HistoryImport second : List.of(history, other)) {
                        var problem = catchThrowableOfType(
                                Problem.class,
                                () -> second.run(HistoryFile.of(CASH).stream(), SentFile.BARE, "staff:admin"));
                        assertThat(problem.status()).isEqualTo(409);
                    }
                    assertThat(history.progress().state()).isEqualTo(ImportProgress.State.READING);
                }
                return file.read();
            }
        };
        assertThat(history.run(asksMeanwhile, SentFile.BARE, "staff:admin").imported())
                .isOne();
        assertThat(other.run(HistoryFile.of(CASH).stream(), SentFile.BARE, "staff:admin")
                        .imported())
                .isOne();
    }

    @Test
    void aFileThatBreaksOffImportsNothing() {
        InputStream broken = new InputStream() {
            private final InputStream file = HistoryFile.of(CONSULTATION, CASH).stream();

            @Override
            public int read() throws IOException {
                int next = file.read();
                if (next == -1) {
                    throw new IOException("the sender broke off");
                }
                return next;
            }
        };
        assertThat(catchThrowableOfType(IOException.class, () -> history.run(broken, SentFile.BARE, "staff:admin")))
                .hasMessage("the sender broke off");
        assertThat(house.number("SELECT count(*) FROM ticket")).isZero();
    }

    private static void counted(Result result, long imported, long duplicates) {
        assertThat(List.of(result.imported(), result.duplicates())).containsExactly(imported, duplicates);
        assertThat(result.years()).containsExactly(2024);
    }

    private Result load(Object file) throws IOException, SQLException {
        return history.run(
                new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)),
                SentFile.BARE,
                "staff:admin");
    }

    private void assertFault(String line, String column, String problem) {
        assertThat(faults(HistoryFile.of(NO_SHOW, line))).as(line).anySatisfy(fault -> {
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.problem()).startsWith(problem);
        });
    }

    private List<Fault> faults(Object file) {
        return catchThrowableOfType(ImportRefused.class, () -> load(file)).faults();
    }
}
