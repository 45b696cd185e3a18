package dev.talon.contactcentre;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.talon.imports.Fault;
import dev.talon.imports.ImportRefused;
import dev.talon.imports.LongestTime;
import dev.talon.imports.SentFile;
import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallImportTest {
    private static final String CALL = """
            1715670000|c1|line|NONE|ENTERQUEUE||79161234567|1
            1715670030|c1|line|SIP/101|CONNECT|30|c1.1|5
            1715670150|c1|line|SIP/101|COMPLETECALLER|30|120|1
            """;
    private static final String HEADER = "call,queue,entered_at,wait,service,outcome\n";

    private ReportHouse house;
    private ReportDoor door;
    private CallImport imports;

    @BeforeEach
    void open() {
        house = new ReportHouse();
        door = new ReportDoor(house, 30_000_000);
        imports = new CallImport(house.database.jdbc(), InstantSource.system(), LongestTime.DEFAULT);
    }

    @AfterEach
    void close() {
        door.close();
        house.close();
    }

    @Test
    void theSameFileTwiceChangesNothing() throws Exception {
        assertThat(load(CALL).imported()).isOne();
        CallImport.Result again = load(CALL);
        assertThat(List.of(again.imported(), again.duplicates())).containsExactly(0L, 1L);
        assertThat(load(CALL + CALL).duplicates()).isEqualTo(2);
        assertThat(house.number("SELECT count(*) FROM call")).isOne();
        assertThat(house.number("SELECT count(*) FROM call_import")).isEqualTo(3);
    }

    @Test
    void aLogCutInTwoGivesTheSameCallsAsTheWholeOne() throws Exception {
        String log = Calls2024.log();
        int cut = log.indexOf('\n', log.length() / 2) + 1;
        CallImport.Result first = load(log.substring(0, cut));
        CallImport.Result second = load(log.substring(cut));
        CallImport.Result whole = load(log);
        assertThat(first.leftovers().open()).isPositive();
        assertThat(first.imported() + second.imported()).isEqualTo(whole.duplicates());
        assertThat(whole.imported()).isZero();
    }

    @Test
    void everyEndOfACallIsKnown() throws Exception {
        CallImport.Result result = load("""
                1715670000|NONE|NONE|NONE|QUEUESTART|
                1715670001|q1|line|A|COMPLETEAGENT|10|20|1
                1715670002|q2|line|A|TRANSFER|300|local|11|21|1
                1715670003|q3|line|A|BLINDTRANSFER|300|local|12|22|1
                1715670004|q4|line|A|ATTENDEDTRANSFER|BRIDGE|b1|13|23|1
                1715670005|q5|line|A|ATTENDEDTRANSFER|LINK|chan1|chan2|14|24|1
                1715670006|q6|line|NONE|ABANDON|1|1|15
                1715670007|q7|line|NONE|EXITWITHTIMEOUT|1|1|16
                1715670008|q8|line|NONE|EXITWITHKEY|5|1|1|17
                1715670009|q9|line|NONE|EXITEMPTY|1|1|18
                """);
        assertThat(result.imported()).isEqualTo(9);
        assertThat(house.number("SELECT sum(wait) / 1000000 FROM call")).isEqualTo(126);
        assertThat(house.number("SELECT sum(service) / 1000000 FROM call")).isEqualTo(110);
        JsonObject may = json(door.get("/reports/calls?year=2024"))
                .getJsonArray("months")
                .getJsonObject(4);
        assertThat(may.getInteger("answered")).isEqualTo(5);
        assertThat(may.getInteger("transferred")).isEqualTo(4);
        assertThat(may.getInteger("transferredService")).isEqualTo(23);
        assertThat(may.getInteger("untransferredService")).isEqualTo(20);
        assertThat(may.getInteger("wait")).isEqualTo(12);
        assertThat(may.getInteger("leftByKey")).isOne();
        assertThat(may.getInteger("nobodyThere")).isOne();
        assertThat(may.getInteger("received")).isEqualTo(9);
    }

    @Test
    void whatAnOldAsteriskLeavesOutIsTakenFromTheLinesBefore() throws Exception {
        CallImport.Result result = load("""
                1715670000|c1|line|NONE|ENTERQUEUE||1
                1715670040|c1|line|NONE|EXITWITHTIMEOUT|2
                1715670100|c2|line|NONE|ENTERQUEUE||1
                1715670110|c2|line|A|CONNECT|10
                1715670140|c2|line|A|TRANSFER|300|local
                1715670200|c3|line|NONE|EXITWITHTIMEOUT|2
                """);
        assertThat(result.imported()).isEqualTo(2);
        assertThat(result.leftovers().beginless()).isOne();
        assertThat(house.number("SELECT wait / 1000000 FROM call WHERE call = 'c1'"))
                .isEqualTo(40);
        assertThat(house.number("SELECT (wait * 1000 + service) / 1000000 FROM call WHERE call = 'c2'"))
                .isEqualTo(10_030);
    }

    @Test
    void whatStaysWithoutAnEndIsReportedAndUnknownEventsAreNamed() throws Exception {
        CallImport.Result result = load("""
                1715670000|lost|line|NONE|ENTERQUEUE||1
                1715670010|NONE|NONE|NONE|QUEUESTART|
                1715670020|forgotten|line|NONE|ENTERQUEUE||1
                1715770000|c1|line|NONE|ENTERQUEUE||1
                1715770001|c1|line|A|RINGNOANSWER|2000
                1715770002|c1|line|A|SATISFACTION|5
                1715770003|c1|line|A|SATISFACTION|4
                1715770004|c1|line|A|CONNECT|4|x|1
                """);
        assertThat(result.imported()).isZero();
        UnfinishedCalls left = result.leftovers();
        assertThat(List.of(left.open(), left.cutOff(), left.passedOver())).containsExactly(1L, 2L, 1L);
        assertThat(left.unknown()).isEqualTo(Map.of("SATISFACTION", 2L));
    }

    @Test
    void aCallThatComesBackToTheQueueIsAnotherStayAndASecondEndIsNone() throws Exception {
        CallImport.Result result = load(CALL + """
                1715670200|c1|line|SIP/101|COMPLETEAGENT|30|170|1
                1715670300|c1|line|NONE|ENTERQUEUE||1
                1715670360|c1|line|NONE|ABANDON|1|1|60
                """);
        assertThat(result.imported()).isEqualTo(2);
        assertThat(result.leftovers().secondEnds()).isOne();
    }

    @Test
    void everyMalformedLineIsNamedAndNothingIsImported() {
        String file = CALL + """
                nonsense
                abc|c2|line|A|COMPLETEAGENT|1|2|1
                4102444800|c2|line|A|COMPLETEAGENT|1|2|1
                1715670150|c2|line|A|complete|1|2|1
                1715670150||line|A|COMPLETEAGENT|1|2|1
                1715670150|c2|line|A|COMPLETEAGENT|-1|2|1
                1715670150|c2|line|A|COMPLETEAGENT|1|two|1
                1715670150|c2|line|A|COMPLETEAGENT|9999999|2|1
                """;
        List<Fault> faults = refused(file).faults();
        assertThat(faults).extracting(Fault::line).containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
        assertThat(faults.get(0).problem())
                .isEqualTo("has 1 fields; at least 5 are expected: epoch|call|queue|agent|event");
        assertThat(faults.get(1).problem()).contains("«abc»");
        assertThat(faults.get(2).problem()).contains("future");
        assertThat(faults.get(3).problem()).contains("not an event: «complete»");
        assertThat(faults.get(6).problem()).contains("COMPLETEAGENT").contains("«two»");
        assertThat(house.number("SELECT count(*) FROM call")).isZero();
        assertThat(house.number("SELECT count(*) FROM call_import")).isZero();
    }

    @Test
    void aFileCutInTheMiddleOfALineIsNotTakenForAWholeOne() {
        // Cut so, the line would still read: 12 seconds of talk in place of 120.
        List<Fault> faults =
                refused(CALL.substring(0, CALL.indexOf("120|1") + 2)).faults();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.problem()).contains("ends in the middle of this line");
        });
    }

    @Test
    void aHugeLineIsNamedWithoutBeingHeld() {
        List<Fault> faults = refused(CALL + "1715670000|c2|line|A|PAUSE|" + "x".repeat(20_000_000) + "\n" + CALL)
                .faults();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(4);
            assertThat(fault.problem()).contains("longer than");
        });
    }

    @Test
    void aCallWithOtherFactsIsAFault() throws Exception {
        load(CALL);
        assertThat(refused(CALL.replace("30|120|1", "30|119|1")).faults())
                .containsExactly(new Fault(3, "", "this call was imported before with other facts"));
        String other = CALL.replace("c1", "c2");
        assertThat(refused(other + other.replace("30|120|1", "30|119|1")).faults())
                .containsExactly(new Fault(6, "", "line 3 has this call with other facts"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8", "windows-1251, CP1251"})
    void queuesMayBeNamedInRussianInEitherEncoding(String charset, String named) throws Exception {
        byte[] file = CALL.replace("|line|", "|Льготная линия|").getBytes(Charset.forName(charset));
        CallImport.Result result = imports.run(new ByteArrayInputStream(file), SentFile.BARE, "staff:admin");
        assertThat(result.encoding()).isEqualTo(named);
        assertThat(house.number("SELECT count(*) FROM call WHERE queue = 'Льготная линия'"))
                .isOne();
    }

    @Test
    void aCsvGivesTheSameAsTheLogAndKnowsTheZone() throws Exception {
        load(CALL);
        CallImport.Result result = load(HEADER + "c1,line,2024-05-14T10:00:00+03:00,30,120,answered\n");
        assertThat(List.of(result.form(), result.imported(), result.duplicates()))
                .containsExactly("csv", 0L, 1L);
        load(
                HEADER.replace(',', ';')
                        + "c2;line;2024-05-31 23:59:59;0:30;1:02:00;transferred\nc3;line;2024-06-01 00:00:00;12,5;;abandoned\n");
        JsonObject table = json(door.get("/reports/calls?year=2024"));
        assertThat(table.getJsonArray("months").getJsonObject(4).getInteger("answered"))
                .isEqualTo(2);
        assertThat(table.getJsonArray("months").getJsonObject(4).getInteger("transferredService"))
                .isEqualTo(3720);
        assertThat(table.getJsonArray("months").getJsonObject(5).getInteger("abandonedWait"))
                .isEqualTo(13);
        door.put("/contact-centre", "{\"zone\":\"Asia/Vladivostok\"}");
        JsonObject east = json(door.get("/reports/calls?year=2024"));
        assertThat(east.getJsonArray("months").getJsonObject(5).getInteger("answered"))
                .isOne();
    }

    @Test
    void everyFaultOfACsvIsNamedByLineAndColumn() {
        door.put("/contact-centre", "{\"zone\":\"Europe/Berlin\"}");
        List<Fault> faults = refused(HEADER
                        + "c1,line,2024-05-14,30,120,answered\n"
                        + ",line,2024-05-14T10:00:00+03:00,x,120,gone\n"
                        + "c3,line,2024-10-27 02:30:00,30,120,answered\n"
                        + "c4,line,2024-03-31 02:30:00,30,5,abandoned\n"
                        + "c5,line\n")
                .faults();
        assertThat(faults)
                .extracting(fault -> fault.line() + " " + fault.column())
                .containsExactly(
                        "2 entered_at",
                        "3 call",
                        "3 outcome",
                        "3 wait",
                        "4 entered_at",
                        "5 entered_at",
                        "5 service",
                        "6 ");
        assertThat(faults.get(4).problem()).contains("twice");
        assertThat(faults.get(5).problem()).contains("never");
    }

    @Test
    void aFileThatIsNoTextIsAnsweredClearlyThroughTheDoor() {
        byte[] binary = new byte[3_000_000];
        new java.util.Random(1).nextBytes(binary);
        var answer = door.post("/imports/calls", "application/octet-stream", binary);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).getJsonArray("errors").getJsonObject(0).getString("problem"))
                .contains("not a text");
        byte[] workbook = {'P', 'K', 3, 4, 0, 0, 0, 0, 0};
        assertThat(door.post("/imports/calls", "text/csv", workbook).body()).contains("XLSX");
        assertThat(door.post("/imports/calls", "text/plain", new byte[0]).body())
                .contains("nothing in the file");
        assertThat(door.post("/imports/calls", "text/plain", new byte[31_000_000])
                        .statusCode())
                .isEqualTo(413);
        assertThat(house.number("SELECT count(*) FROM call_import")).isZero();
    }

    @Test
    void aZoneThatDoesNotExistIsRefused() {
        assertThat(door.put("/contact-centre", "{\"zone\":\"Mars/Base\"}").statusCode())
                .isEqualTo(400);
    }

    private CallImport.Result load(String file) throws IOException, SQLException {
        return imports.run(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), SentFile.BARE, "staff:admin");
    }

    private ImportRefused refused(String file) {
        return catchThrowableOfType(ImportRefused.class, () -> load(file));
    }
}
