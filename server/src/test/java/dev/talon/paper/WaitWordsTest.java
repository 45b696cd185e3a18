package dev.talon.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.queue.WaitRange;
import dev.talon.words.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitWordsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, меньше минуты, less than a minute",
        "0, 3, 1–3 минуты, 1–3 minutes",
        "12, 18, 12–18 минут, 12–18 minutes",
        "31, 44, 30–45 минут, 30–45 minutes",
        "45, 75, 45–75 минут, 45–75 minutes",
        "60, 70, час–полтора часа, an hour to an hour and a half",
        "75, 100, час–два часа, an hour to two hours",
        "90, 90, полтора часа, an hour and a half",
        "60, 90, час–полтора часа, an hour to an hour and a half",
        "40, 120, полчаса–два часа, half an hour to two hours",
        "10, 95, до двух часов, up to two hours",
        "115, 155, полтора–три часа, an hour and a half to three hours",
        "170, 260, больше двух с половиной часов, more than two and a half hours"
    })
    void asPeopleSayIt(int from, int to, String russian, String english) {
        var wait = new WaitRange(from * 60, to * 60);
        assertThat(WaitWords.of(wait, new Words("ticket", "en"))).isEqualTo(english);
        assertThat(WaitWords.of(wait, new Words("ticket", "ru"))).isEqualTo(russian);
    }
}
