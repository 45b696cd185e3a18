package dev.talon.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.web.CallerKind;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CookiesTest {
    @Test
    void noScriptReadsACookieAndNoOtherSiteSendsIt() {
        for (Cookie cookie : new Cookie[] {
            new Cookies(false).session("secret", Duration.ofHours(12)),
            new Cookies(false).device(CallerKind.KIOSK, "secret")
        }) {
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getSameSite()).isEqualTo(CookieSameSite.STRICT);
            assertThat(cookie.getPath()).isEqualTo("/");
            assertThat(cookie.isSecure()).isFalse();
        }
    }

    @Test
    void overHttpsACookieTravelsNoOtherWay() {
        assertThat(new Cookies(true).device(CallerKind.DESK_DISPLAY, "secret").isSecure())
                .isTrue();
        assertThat(new Cookies(true).device(CallerKind.DESK_DISPLAY, "secret").getName())
                .isEqualTo("talon-device-desk-display");
    }

    @Test
    void signingOutMakesTheBrowserForget() {
        assertThat(new Cookies(false).noSession().getMaxAge()).isZero();
    }
}
