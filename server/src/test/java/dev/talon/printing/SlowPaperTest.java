package dev.talon.printing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.TestSettings;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.fake.Mood;
import dev.talon.mailing.Delivery;
import dev.talon.queue.TicketId;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A printer that takes longer for a paper than a server that says nothing is waited for. */
class SlowPaperTest {
    /** The printer below takes twice as long as a paper without a sign of life is given. */
    private static final PrintTimes SHORT = new PrintTimes(
            Duration.ofMillis(100),
            Duration.ofSeconds(2),
            Duration.ofMillis(100),
            Duration.ofSeconds(3),
            TestSettings.WATCH);

    private static final Duration PRINTS = Duration.ofSeconds(4);

    @Test
    void aPaperThatIsUnderWayIsNotLost() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                TestNode node =
                        TestNode.start(TestSettings.over(database.address(), Delivery.NONE, SHORT), () -> null);
                PrinterHall hall = new PrinterHall(node, "slow")) {
            hall.device.confirmAfter(PRINTS);
            hall.device.become(Mood.CONFIRMS_LATE);

            Reply ticket = hall.issue();
            hall.untilPaperIs(ticket, "printed");
            assertThat(events(node, ticket)).containsExactly("paper_printed");
            assertThat(hall.listed().json().at("/0/roll/papers").asInt()).isOne();
        }
    }

    private static List<String> events(TestNode node, Reply ticket) {
        List<String> kinds = new ArrayList<>();
        node.database()
                .fast()
                .preparedQuery("SELECT kind FROM event WHERE ticket_id = $1 AND actor = 'printing' ORDER BY id")
                .execute(Tuple.of(TicketId.parse(ticket.text("/id")).uuid()))
                .await()
                .forEach(row -> kinds.add(row.getString(0)));
        return kinds;
    }
}
