package dev.talon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.talon.board.LiveScreen;
import dev.talon.db.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Vert.x numbers its timers from 0, and 0 is also what a field holds that nobody has set: whoever cancels it stops the first timer of
 * the whole node, which belongs to somebody else.
 */
@AnalyzeClasses(packages = "dev.talon", importOptions = ImportOption.DoNotIncludeTests.class)
class TimersTest {
    /** Nothing where all its connections have been asked for something else since. */
    private static final String LAST_ASKED = """
            SELECT max(query_start) AS at FROM pg_stat_activity
            WHERE datname = current_database() AND application_name IN ('talon-commands', 'talon-reads')
              AND query LIKE 'SELECT clock_timestamp() AS now,%'""";

    private static final DescribedPredicate<JavaFieldAccess> A_NUMBER_THAT_MAY_BE_UNSET = DescribedPredicate.describe(
            "a number that may be unset",
            access -> access.getAccessType() == AccessType.GET
                    && access.getTarget().getRawType().getName().equals("long")
                    && access.getTarget()
                            .resolveMember()
                            .map(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                            .orElse(false));

    @ArchTest
    static final ArchRule A_TIMER_IS_CANCELLED_BY_A_NUMBER_THAT_WAS_SET = noCodeUnits()
            .should(new ArchCondition<>("cancel a timer whose number may be unset") {
                @Override
                public void check(JavaCodeUnit unit, ConditionEvents events) {
                    boolean cancels = unit.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getTarget().getName().equals("cancelTimer")
                                    && call.getTargetOwner().isAssignableTo(Vertx.class));
                    boolean unset = unit.getFieldAccesses().stream().anyMatch(A_NUMBER_THAT_MAY_BE_UNSET);
                    events.add(new SimpleConditionEvent(unit, cancels && unset, unit.getFullName()));
                }
            });

    /** The first timer of a node is the one by which it asks its database for the time. */
    @Test
    void aNodeWithScreensGoesOnAskingItsDatabaseForTheTime() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address())) {
            node.createCentre("north");
            try (LiveScreen screen = LiveScreen.open(node, "north")) {
                node.post("/centres/north/tickets", "{\"service\":\"cash\"}");
                screen.until(board -> board.getLong("version") > 1);
                OffsetDateTime shown =
                        time(node, "SELECT clock_timestamp() AS at").orElseThrow();
                Until.isTrue(
                        "the database is asked again",
                        () -> time(node, LAST_ASKED).filter(shown::isBefore).isPresent());
                assertThat(node.post("/centres/north/tickets", "{\"service\":\"cash\"}")
                                .status())
                        .isEqualTo(201);
            }
        }
    }

    private static Optional<OffsetDateTime> time(TestNode node, String sql) {
        Row row = TestNode.await(node.database().slow().query(sql).execute())
                .iterator()
                .next();
        return Optional.ofNullable(row.getOffsetDateTime("at"));
    }
}
