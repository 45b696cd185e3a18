package dev.talon.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.TestSettings;
import dev.talon.db.TestDatabase;
import dev.talon.statistics.PackedDayCache;
import dev.talon.table.publication.Reports;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.RejectException;

/** Each recipient gets the report once, whatever becomes of the others; against a mail server that refuses some of them. */
class LettersTest {
    private static final Pattern TO = Pattern.compile("(?m)^To: (\\S+)\\r?$");
    private static final Pattern ID = Pattern.compile("(?m)^Message-ID: (\\S+)\\r?$");
    private static final String DAILY = """
            {"centre": "north", "what": "overview-csv", "rhythm": "daily", "hour": 8, "language": "ru",
             "recipients": [%s], "active": true}""";

    @TempDir
    Path folder;

    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private MailOffice office;
    private TestDatabase database;
    private TestNode node;
    private Delivery delivery;
    private SendingDuty duty;
    private volatile OffsetDateTime now = OffsetDateTime.parse("2026-03-06T08:00:00+03:00");

    @BeforeEach
    void start() throws Exception {
        office = MailOffice.plain().refusingRecipient(to -> {
            asked.add(to);
            if (refused.contains(to)) {
                throw new RejectException(550, "5.1.1 No such user here");
            }
        });
        database = TestDatabase.create();
        delivery = new Delivery(
                Optional.of(new MailServer(
                        "127.0.0.1",
                        office.port(),
                        Optional.empty(),
                        Optional.empty(),
                        MailServer.Tls.NONE,
                        Optional.empty(),
                        "talon@example.org")),
                Optional.of(folder));
        OffsetDateTime before = now.minusHours(1);
        OffsetDateTime due = now;
        now = before;
        node = TestNode.start(TestSettings.over(database.address(), delivery), () -> now);
        node.createCentre("north");
        put("boss", "gone", "second");
        now = due;
        duty = duty();
    }

    @AfterEach
    void stop() {
        node.close();
        database.close();
        office.close();
    }

    @Test
    void aRefusedRecipientKeepsItFromNobodyAndOnlyThatOneIsTriedAgain() {
        refused.add("gone@example.org");
        round();
        assertThat(receivers()).containsExactly("boss@example.org", "second@example.org");
        assertThat(last().at("/state").asText()).isEqualTo("pending");
        assertThat(states()).isEqualTo(Map.of("boss", "sent", "gone", "pending", "second", "sent"));
        assertThat(letter("gone").at("/reason/ru").asText()).contains("не принял адрес: gone@example.org");
        assertThat(letter("gone").at("/reason/en").asText()).contains("did not take the address: gone@example.org");
        assertThat(letter("boss").hasNonNull("reason")).isFalse();
        for (Duration pause : SendingRuns.PAUSES) {
            now = now.plus(pause);
            round();
        }
        assertThat(asked).filteredOn("gone@example.org"::equals).hasSize(5);
        assertThat(receivers()).containsExactly("boss@example.org", "second@example.org");
        assertThat(last().at("/state").asText()).isEqualTo("partly");
        assertThat(states()).isEqualTo(Map.of("boss", "sent", "gone", "failed", "second", "sent"));
        now = now.plusHours(2);
        round();
        assertThat(asked).hasSize(7);
    }

    @Test
    void whoIsTakenAtLastGetsItAndTheOthersNothingMore() {
        refused.add("gone@example.org");
        round();
        refused.clear();
        now = now.plus(SendingRuns.PAUSES.get(0));
        round();
        assertThat(receivers()).containsExactly("boss@example.org", "second@example.org", "gone@example.org");
        assertThat(last().at("/state").asText()).isEqualTo("sent");
        assertThat(letter("gone").at("/tries").asInt()).isEqualTo(2);
        assertThat(letter("gone").hasNonNull("reason")).isFalse();
    }

    @Test
    void anAddressThatIsMendedMeanwhileGetsItInsteadOfTheWrongOne() {
        refused.add("gone@example.org");
        round();
        put("boss", "right", "second");
        now = now.plus(SendingRuns.PAUSES.get(0));
        round();
        assertThat(receivers()).containsExactly("boss@example.org", "second@example.org", "right@example.org");
        assertThat(states()).isEqualTo(Map.of("boss", "sent", "right", "sent", "second", "sent"));
        assertThat(last().at("/state").asText()).isEqualTo("sent");
    }

    @Test
    void afterANodeThatDiedOnlyTheMessageThatWasUnderWayMayComeTwiceAndHasTheSameId() {
        round();
        assertThat(receivers()).hasSize(3);
        // What a node leaves that died after the mail server took the second message: the first is noted, and the run
        // is still its own.
        sql("""
                UPDATE sending_letter SET state = 'pending', tries = 0, at = NULL WHERE recipient <> 'boss@example.org'""");
        sql("UPDATE sending_run SET state = 'pending', done_at = NULL, next_try = next_try + interval '15 minutes'");
        round();
        assertThat(receivers()).as("its time is not over").hasSize(3);
        now = now.plusMinutes(16);
        round();
        assertThat(receivers())
                .containsExactly(
                        "boss@example.org",
                        "gone@example.org",
                        "second@example.org",
                        "gone@example.org",
                        "second@example.org");
        List<String> ids = office.letters.stream().map(text -> found(ID, text)).toList();
        assertThat(ids.subList(3, 5)).isEqualTo(ids.subList(1, 3));
        assertThat(Set.copyOf(ids)).hasSize(3);
        assertThat(last().at("/state").asText()).isEqualTo("sent");
    }

    @Test
    void aTroubleOfTheServerIsMetOnceAndATroubleOfOneMessageIsNot() {
        office.refusingSender(from -> {
            asked.add("sender");
            throw new RejectException(550, "5.7.1 Not you");
        });
        round();
        assertThat(asked).containsExactly("sender");
        assertThat(letter("second").at("/reason/en").asText()).contains("did not take the sender's address");
        assertThat(states()).isEqualTo(Map.of("boss", "pending", "gone", "pending", "second", "pending"));
        office.refusingSender(from -> {});
        var letters = new AtomicInteger();
        office.refusingLetter(text -> {
            if (letters.incrementAndGet() == 1) {
                throw new RejectException(451, "4.7.1 Greylisted, come later");
            }
        });
        now = now.plus(SendingRuns.PAUSES.get(0));
        round();
        assertThat(states()).isEqualTo(Map.of("boss", "pending", "gone", "sent", "second", "sent"));
        assertThat(letter("boss").at("/reason/ru").asText()).contains("4.7.1 Greylisted");
        now = now.plus(SendingRuns.PAUSES.get(1));
        round();
        assertThat(receivers()).containsExactly("gone@example.org", "second@example.org", "boss@example.org");
        assertThat(last().at("/state").asText()).isEqualTo("sent");
    }

    private void put(String... names) {
        String recipients = String.join(
                ", ",
                List.of(names).stream()
                        .map(one -> "\"" + one + "@example.org\"")
                        .toList());
        assertThat(node.put("/sendings/day", DAILY.formatted(recipients)).status())
                .isEqualTo(200);
    }

    private SendingDuty duty() {
        return new SendingDuty(
                node.vertx(), node.database(), new PackedDayCache(), new Reports(node.database()), delivery, () -> now);
    }

    private void round() {
        Promise<Void> done = Promise.promise();
        node.vertx().runOnContext(none -> duty.run().onComplete(done));
        TestNode.await(done.future());
    }

    private void sql(String statement) {
        TestNode.await(node.database().slow().query(statement).execute());
    }

    private List<String> receivers() {
        return office.letters.stream().map(text -> found(TO, text)).toList();
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private JsonNode last() {
        return node.get("/sendings").json().at("/sendings/0/last");
    }

    private JsonNode letter(String who) {
        for (JsonNode letter : last().at("/letters")) {
            if (letter.at("/recipient").asText().equals(who + "@example.org")) {
                return letter;
            }
        }
        throw new AssertionError("no letter to " + who);
    }

    private Map<String, String> states() {
        Map<String, String> states = new HashMap<>();
        last().at("/letters")
                .forEach(letter -> states.put(
                        letter.at("/recipient").asText().replace("@example.org", ""),
                        letter.at("/state").asText()));
        return states;
    }
}
