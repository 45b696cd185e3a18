package dev.talon.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Work of which so much runs at a time. */
class FewAtOnceTest {
    @Test
    void theThirdBeginsWhenOneOfTwoHasEndedHoweverItEnded() {
        var few = new FewAtOnce(2);
        List<Promise<String>> begun = new ArrayList<>();
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(few.run(() -> {
                Promise<String> promise = Promise.promise();
                begun.add(promise);
                return promise.future();
            }));
        }
        assertThat(begun).hasSize(2);
        begun.get(1).fail("broken");
        assertThat(all.get(1).failed()).isTrue();
        assertThat(begun).hasSize(3);
        begun.get(0).complete("first");
        assertThat(all.get(0).result()).isEqualTo("first");
        begun.get(2).complete("third");
        begun.get(3).complete("fourth");
        assertThat(all.get(3).result()).isEqualTo("fourth");
        assertThat(few.run(() -> Future.succeededFuture("alone")).result()).isEqualTo("alone");
    }
}
