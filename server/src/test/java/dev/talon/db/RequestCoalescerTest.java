package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestCoalescerTest {
    private final List<List<String>> questions = new ArrayList<>();
    private final List<Promise<Map<String, Integer>>> answers = new ArrayList<>();
    private final RequestCoalescer<String, Integer> together = new RequestCoalescer<>(3, keys -> {
        questions.add(keys);
        answers.add(Promise.promise());
        return answers.get(answers.size() - 1).future();
    });

    @Test
    void whoAskMeanwhileAreAskedForTogether() {
        Future<?> alone = together.ask("a");
        List<Future<Optional<Integer>>> others =
                List.of(together.ask("b"), together.ask("c"), together.ask("b"), together.ask("d"));
        assertThat(questions).containsExactly(List.of("a"));
        answers.get(0).complete(Map.of("a", 1));
        assertThat(alone.result()).isEqualTo(Optional.of(1));
        assertThat(questions).containsExactly(List.of("a"), List.of("b", "c"));
        answers.get(1).complete(Map.of("b", 2));
        assertThat(others.get(0).result()).contains(2);
        assertThat(others.get(1).result()).isEmpty();
        assertThat(others.get(2).result()).contains(2);
        assertThat(questions).hasSize(3);
        answers.get(2).complete(Map.of("d", 4));
        assertThat(others.get(3).result()).contains(4);
    }

    @Test
    void aQuestionThatFailsHoldsNobodyUp() {
        Future<?> failed = together.ask("a");
        Future<?> next = together.ask("b");
        answers.get(0).fail("away");
        assertThat(failed.cause()).hasMessage("away");
        answers.get(1).complete(Map.of("b", 2));
        assertThat(next.result()).isEqualTo(Optional.of(2));
        var broken = new RequestCoalescer<String, Integer>(3, keys -> {
            throw new IllegalStateException("broken");
        });
        for (int i = 0; i < 2; i++) {
            Future<?> answer = broken.ask("a");
            assertThatThrownBy(answer::await).hasMessage("broken");
        }
    }
}
