package dev.talon.hardware.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineNewsTest {
    private static final LineState ABSENT = new LineState(false, Optional.of(LineFault.ABSENT), Optional.empty());

    private final LineNews news = new LineNews();

    @Test
    void howALineIsIsToldOnce() {
        assertThat(news.isNews(LineState.UNKNOWN)).isTrue();
        assertThat(news.isNews(LineState.UNKNOWN)).isFalse();
        assertThat(news.isNews(ABSENT)).isTrue();
        assertThat(news.isNews(ABSENT)).isFalse();
        news.forget();
        assertThat(news.isNews(ABSENT)).isTrue();
    }

    /** Each state is newer than the one before by so much as its bytes are. */
    @Test
    void thatBytesGoOverItIsToldEveryTenSeconds() {
        assertThat(news.isNews(open(60_000))).isTrue();
        assertThat(news.isNews(open(60_000))).isFalse();
        assertThat(news.isNews(open(55_000))).isFalse();
        assertThat(news.isNews(open(49_000))).isTrue();
        assertThat(news.isNews(open(48_000))).isFalse();
        assertThat(news.isNews(open(30_000))).isTrue();
    }

    @Test
    void theFirstBytesAreTold() {
        assertThat(news.isNews(new LineState(true, Optional.empty(), Optional.empty())))
                .isTrue();
        assertThat(news.isNews(open(5))).isTrue();
    }

    private static LineState open(long quietMs) {
        return new LineState(true, Optional.empty(), Optional.of(quietMs));
    }
}
