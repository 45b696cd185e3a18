package dev.talon.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.talon.TestNode;
import dev.talon.TestSettings;
import dev.talon.db.TestDatabase;
import dev.talon.statistics.PackedDayCache;
import dev.talon.statistics.SmallHistory;
import dev.talon.table.publication.Reports;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real mail server and a real folder; the clock is the test's. */
class SendingTest {
    private static final String DAILY = """
            {"centre": "north", "what": "overview-csv", "rhythm": "daily", "hour": 8, "language": "ru",
             "recipients": ["boss@example.org", "second@example.org"], "active": true}""";

    @TempDir
    Path folder;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private TestDatabase database;
    private TestNode node;
    private Delivery delivery;
    private volatile OffsetDateTime now = OffsetDateTime.parse("2026-03-05T20:00:00+03:00");

    @BeforeEach
    void start() {
        mail.start();
        database = TestDatabase.create();
        delivery = new Delivery(
                Optional.of(new MailServer(
                        "127.0.0.1",
                        mail.getSmtp().getPort(),
                        Optional.empty(),
                        Optional.empty(),
                        MailServer.Tls.NONE,
                        Optional.empty(),
                        "talon@example.org")),
                Optional.of(folder));
        node = TestNode.start(TestSettings.over(database.address(), delivery), () -> now)
                .checkingAnswers();
        node.createCentre("north");
        var history = new SmallHistory(node);
        LocalDate day = LocalDate.of(2026, 3, 5);
        for (String at : List.of("09:15", "10:15", "11:15")) {
            history.served(history.visit("north", day, "consultation", at), 1, "consultation", at, 60, 20, 300, "1");
        }
    }

    @AfterEach
    void stop() {
        node.close();
        database.close();
        mail.stop();
    }

    @Test
    void aDayComesByMailWithItsFiguresOnceForAPeriodAndOnceForTheNodes() throws Exception {
        assertThat(node.put("/sendings/day-of-north", DAILY).status()).isEqualTo(200);
        now = OffsetDateTime.parse("2026-03-06T07:59:00+03:00");
        round(duty());
        assertThat(mail.getReceivedMessages()).isEmpty();
        now = OffsetDateTime.parse("2026-03-06T08:00:00+03:00");
        SendingDuty one = duty();
        SendingDuty other = duty();
        TestNode.await(Future.all(started(one), started(other)));
        round(one);
        now = OffsetDateTime.parse("2026-03-06T23:00:00+03:00");
        round(other);
        assertThat(mail.getReceivedMessages()).hasSize(2);
        for (MimeMessage each : mail.getReceivedMessages()) {
            assertThat(each.getAllRecipients()).as("nobody sees the other").hasSize(1);
        }
        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Обзор за 2026-03-05 · Центр north");
        assertThat(message.getMessageID()).matches("<talon\\.day-of-north\\.2026-03-06\\.[0-9a-f]{16}@example\\.org>");
        BodyPart attachment = attachment((MimeMultipart) message.getContent());
        assertThat(attachment.getFileName()).isEqualTo("talon-north-2026-03-05-2026-03-05.csv");
        String csv = new String(attachment.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(csv)
                .startsWith("\uFEFFуслуга,визитов,")
                .contains("Консультация,3,3,3,3,0,")
                .contains("итог,3,3,3,3,0,");
        assertThat(last("/state")).isEqualTo("sent");
        now = OffsetDateTime.parse("2026-03-07T08:00:30+03:00");
        round(one);
        assertThat(mail.getReceivedMessages()).hasSize(4);
    }

    @Test
    void aMailServerThatIsAwayIsTriedAgainWithPausesAndThenTheReasonIsSaid() {
        node.put("/sendings/day-of-north", DAILY);
        mail.stop();
        now = OffsetDateTime.parse("2026-03-06T08:00:00+03:00");
        SendingDuty duty = duty();
        round(duty);
        round(duty);
        assertThat(last("/state")).isEqualTo("pending");
        assertThat(last("/tries")).isEqualTo("1");
        assertThat(last("/reason/ru")).contains("не отвечает", "администратору сервера");
        assertThat(last("/reason/en")).contains("does not answer");
        assertThat(last("/at")).isEqualTo("2026-03-06T05:01:00Z");
        for (Duration pause : SendingRuns.PAUSES) {
            now = now.plus(pause);
            round(duty);
        }
        assertThat(last("/state")).isEqualTo("failed");
        assertThat(last("/tries")).isEqualTo("5");
        assertThat(node.get("/sendings").json().at("/sendings/0/last/letters").findValuesAsText("state"))
                .containsExactly("failed", "failed");
        now = now.plusHours(2);
        round(duty);
        assertThat(last("/tries")).isEqualTo("5");
    }

    @Test
    void theYearSoFarAppearsWholeInTheFolder() throws Exception {
        String weekly = DAILY.replace("overview-csv", "monthly-xlsx")
                .replace("daily", "weekly")
                .replace("\"boss@example.org\", \"second@example.org\"", "");
        assertThat(node.put("/sendings/year", weekly).status()).isEqualTo(200);
        now = OffsetDateTime.parse("2026-03-09T09:00:00+03:00");
        round(duty());
        Path file = folder.resolve("year").resolve("2026-03-09-talon-2026-north-published.xlsx");
        try (Stream<Path> files = Files.list(folder.resolve("year"))) {
            assertThat(files).containsExactly(file);
        }
        try (var workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(workbook.getSheetAt(0).getPhysicalNumberOfRows()).isGreaterThan(12);
        }
        assertThat(last("/state")).isEqualTo("sent");
    }

    @Test
    void askedForItGoesAtOnceAndOnceForItsKey() {
        node.put("/sendings/day-of-north", DAILY);
        now = OffsetDateTime.parse("2026-03-06T07:00:00+03:00");
        for (int i = 0; i < 2; i++) {
            assertThat(node.post("/sendings/day-of-north/send", "", "Idempotency-Key", "the-same-key")
                            .status())
                    .isEqualTo(202);
        }
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!last("/state").equals("sent")) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
        round(duty());
        assertThat(mail.getReceivedMessages()).hasSize(2);
    }

    @Test
    void whatCannotBeSentIsRefusedAndABoundManagerHasToDoWithTheirCentreOnly() {
        var wrong = node.put("/sendings/day-of-north", DAILY.replace("second@example.org", "second at example"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text("/errors/0/pointer")).isEqualTo("/recipients/1");
        node.put("/sendings/all", DAILY.replace("\"centre\": \"north\",", ""));
        node.put("/staff/boris", """
                {"name": "Boris", "role": "manager", "centre": "north", "password": "a-long-staff-password"}""");
        String cookie = node.post(
                        "/session",
                        "{\"login\": \"boris\", \"password\": \"a-long-staff-password\"}",
                        "authorization",
                        "")
                .http()
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";")[0];
        String[] boris = {"cookie", cookie, "origin", node.url()};
        assertThat(node.put("/sendings/own", DAILY, boris).status()).isEqualTo(200);
        assertThat(node.put("/sendings/all", DAILY, boris).status()).isEqualTo(409);
        assertThat(node.put("/sendings/more", DAILY.replace("north", "south"), boris)
                        .status())
                .isEqualTo(403);
        assertThat(node.delete("/sendings/all", boris).status()).isEqualTo(404);
        assertThat(node.get("/sendings", boris).json().findValuesAsText("id")).containsExactly("own");
        assertThat(node.delete("/sendings/own", boris).status()).isEqualTo(204);
        assertThat(node.get("/sendings").json().findValuesAsText("id")).containsExactly("all");
    }

    private SendingDuty duty() {
        return new SendingDuty(
                node.vertx(), node.database(), new PackedDayCache(), new Reports(node.database()), delivery, () -> now);
    }

    private void round(SendingDuty duty) {
        TestNode.await(started(duty));
    }

    private Future<Void> started(SendingDuty duty) {
        Promise<Void> done = Promise.promise();
        node.vertx().runOnContext(none -> duty.run().onComplete(done));
        return done.future();
    }

    private String last(String member) {
        return node.get("/sendings").text("/sendings/0/last" + member);
    }

    private static BodyPart attachment(MimeMultipart parts) throws Exception {
        for (int i = 0; i < parts.getCount(); i++) {
            if (parts.getBodyPart(i).getFileName() != null) {
                return parts.getBodyPart(i);
            }
        }
        throw new AssertionError("no attachment");
    }
}
