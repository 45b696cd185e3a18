package dev.talon.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.web.CallerKind;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final int CONNECTIONS = 8;
    private static final Set<CallerKind> STAFF =
            Set.of(CallerKind.ADMINISTRATOR, CallerKind.MANAGER, CallerKind.SPECIALIST);
    private static final AccessHouse HOUSE = new AccessHouse();
    private static final Door DOOR = new Door(HOUSE.vertx, HOUSE.access);

    @BeforeAll
    static void fill() {
        HOUSE.centre("north");
        HOUSE.centre("south");
        HOUSE.staff("root", CallerKind.ADMINISTRATOR, Optional.empty());
        HOUSE.staff("petrova", CallerKind.MANAGER, Optional.of("north"));
        HOUSE.staff("orlova", CallerKind.SPECIALIST, Optional.empty());
    }

    @AfterAll
    static void close() {
        DOOR.close();
        HOUSE.close();
    }

    @Test
    void nobodyIsAskedToSignInAndAVisitorIsLetInWhereAnyoneIs() {
        assertThat(DOOR.get(STAFF, "-")).isEqualTo("401");
        assertThat(DOOR.get(Set.of(CallerKind.ANYONE), "-")).isEqualTo("visitor");
        assertThat(DOOR.get(STAFF, "-", "Cookie", "talon-session=made-up")).isEqualTo("401");
        assertThat(DOOR.get(STAFF, "-", "Authorization", "Bearer made-up")).isEqualTo("401");
    }

    @Test
    void aSessionIsKnownByEveryNodeAndAfterARestart() {
        String cookie = session("orlova");
        assertThat(DOOR.get(STAFF, "north", "Cookie", cookie)).isEqualTo("staff:orlova");
        try (Door another = new Door(HOUSE.vertx, HOUSE.anotherAccess())) {
            assertThat(another.get(STAFF, "north", "Cookie", cookie)).isEqualTo("staff:orlova");
        }
    }

    @Test
    void signingOutIsSeenAtOnce() {
        String secret = HOUSE.session("orlova");
        String cookie = "talon-session=" + secret;
        assertThat(DOOR.get(STAFF, "-", "Cookie", cookie)).isEqualTo("staff:orlova");
        HOUSE.sessions.end(secret, AccessHouse.HERE).await();
        assertThat(DOOR.get(STAFF, "-", "Cookie", cookie)).isEqualTo("401");
    }

    @Test
    void aSessionEndsAfterItsHours() {
        String secret = HOUSE.session("orlova");
        HOUSE.sql("UPDATE session SET expires_at = now() WHERE token_hash = $1", Secrets.hash(secret));
        assertThat(DOOR.get(STAFF, "-", "Cookie", "talon-session=" + secret)).isEqualTo("401");
    }

    @Test
    void staffOfOneCentreAreKeptOutOfTheOthers() {
        String cookie = session("petrova");
        assertThat(DOOR.get(STAFF, "north", "Cookie", cookie)).isEqualTo("staff:petrova");
        assertThat(DOOR.get(STAFF, "south", "Cookie", cookie)).isEqualTo("403");
        assertThat(DOOR.get(Set.of(CallerKind.ADMINISTRATOR), "north", "Cookie", cookie))
                .isEqualTo("403");
    }

    @Test
    void anAdministratorMayWhatEveryRoleAndDeviceMay() {
        String cookie = session("root");
        assertThat(DOOR.get(Set.of(CallerKind.KIOSK), "south", "Cookie", cookie))
                .isEqualTo("staff:root");
        assertThat(DOOR.get(Set.of(CallerKind.SPECIALIST), "north", "Cookie", cookie))
                .isEqualTo("staff:root");
    }

    @Test
    void aTokenActsUntilItIsRevokedAndSpeaksAlone() {
        var token =
                HOUSE.tokens.create("nightly", CallerKind.MANAGER, "staff:root").await();
        String bearer = "Bearer " + token.token();
        assertThat(DOOR.get(STAFF, "south", "Authorization", bearer)).isEqualTo("token:" + token.id());
        assertThat(DOOR.get(Set.of(CallerKind.SPECIALIST), "-", "Authorization", bearer, "Cookie", session("orlova")))
                .isEqualTo("403");
        assertThat(HOUSE.tokens.list().await()).extracting(it -> it.name()).contains("nightly");
        HOUSE.tokens.revoke(token.id()).await();
        assertThat(DOOR.get(STAFF, "south", "Authorization", bearer)).isEqualTo("401");
        assertThat(HOUSE.tokens.list().await()).noneMatch(it -> it.id() == token.id());
    }

    @Test
    void aDeviceIsKnownByItsCookieOrItsBearerTokenInItsCentreOnly() {
        String secret = HOUSE.device(CallerKind.KIOSK, "north");
        Set<CallerKind> kiosks = Set.of(CallerKind.KIOSK);
        assertThat(DOOR.get(kiosks, "north", "Cookie", "talon-device-kiosk=" + secret))
                .startsWith("device:");
        assertThat(DOOR.get(kiosks, "north", "Authorization", "Bearer " + secret))
                .startsWith("device:");
        assertThat(DOOR.get(kiosks, "south", "Cookie", "talon-device-kiosk=" + secret))
                .isEqualTo("403");
        assertThat(DOOR.get(Set.of(CallerKind.AGENT), "north", "Cookie", "talon-device-kiosk=" + secret))
                .isEqualTo("403");
        assertThat(DOOR.get(kiosks, "north", "Cookie", "talon-device-agent=" + secret))
                .as("a kiosk's secret under another kind's name")
                .isEqualTo("401");
        assertThat(DOOR.get(kiosks, "north", "Cookie", "talon-session=" + secret))
                .isEqualTo("401");
    }

    @Test
    void aBrowserThatIsAKioskActsAsTheKioskThoughAnAdministratorIsSignedIn() {
        String cookies = session("root") + "; talon-device-kiosk=" + HOUSE.device(CallerKind.KIOSK, "north");
        Set<CallerKind> allowed = Set.of(CallerKind.KIOSK, CallerKind.ADMINISTRATOR);
        assertThat(DOOR.get(allowed, "north", "Cookie", cookies)).startsWith("device:");
        assertThat(DOOR.get(allowed, "south", "Cookie", cookies)).isEqualTo("staff:root");
    }

    @Test
    void aRevokedDeviceIsRefusedAtOnce() {
        String bearer = "Bearer " + HOUSE.device(CallerKind.HALL_DISPLAY, "south");
        Set<CallerKind> displays = Set.of(CallerKind.HALL_DISPLAY);
        String name = DOOR.get(displays, "south", "Authorization", bearer);
        HOUSE.devices.revoke(Integer.parseInt(name.substring(7)), "staff:root").await();
        assertThat(DOOR.get(displays, "south", "Authorization", bearer)).isEqualTo("401");
    }

    @Test
    void aDeactivatedAccountIsRefusedAtOnce() {
        HOUSE.staff("leaver", CallerKind.SPECIALIST, Optional.empty());
        String cookie = session("leaver");
        assertThat(DOOR.get(STAFF, "-", "Cookie", cookie)).isEqualTo("staff:leaver");
        HOUSE.accounts
                .put(
                        "leaver",
                        new dev.talon.staff.AccountChange(
                                "leaver",
                                CallerKind.SPECIALIST,
                                Optional.empty(),
                                Optional.of(false),
                                Optional.empty()))
                .await();
        assertThat(DOOR.get(STAFF, "-", "Cookie", cookie)).isEqualTo("401");
    }

    @Test
    void aPageOfAnotherSiteCannotActWithTheCookie() {
        String cookie = session("root");
        assertThat(DOOR.post(STAFF, "-", "Cookie", cookie, "Origin", "http://elsewhere.example"))
                .isEqualTo("403");
        assertThat(DOOR.post(STAFF, "-", "Cookie", cookie, "Origin", "null")).isEqualTo("403");
        assertThat(DOOR.post(STAFF, "-", "Cookie", cookie, "Sec-Fetch-Site", "cross-site"))
                .isEqualTo("403");
        assertThat(DOOR.post(STAFF, "-", "Cookie", cookie, "Sec-Fetch-Site", "same-site"))
                .isEqualTo("403");
        assertThat(DOOR.post(STAFF, "-", "Cookie", cookie, "Origin", "http://127.0.0.1:1"))
                .as("another port is another site")
                .isEqualTo("403");
    }

    @Test
    void ourOwnPagesAndScriptsMayActWithTheCookie() {
        String cookie = session("root");
        assertThat(DOOR.post(STAFF, "-", "Cookie", cookie, "Origin", DOOR.origin()))
                .isEqualTo("staff:root");
        assertThat(DOOR.post(STAFF, "-", "Cookie", cookie, "Sec-Fetch-Site", "same-origin"))
                .isEqualTo("staff:root");
        assertThat(DOOR.post(STAFF, "-", "Cookie", cookie)).isEqualTo("staff:root");
        assertThat(DOOR.get(STAFF, "-", "Cookie", cookie, "Origin", "http://elsewhere.example"))
                .as("reading is guarded by the browser: no answer of ours allows other sites")
                .isEqualTo("staff:root");
    }

    @Test
    void behindAProxyThePublicAddressIsOurs() {
        var behind = new Access(HOUSE.vertx, HOUSE.database, Optional.of("https://queue.example/"));
        try (Door door = new Door(HOUSE.vertx, behind)) {
            String cookie = session("root");
            assertThat(door.post(STAFF, "-", "Cookie", cookie, "Origin", "https://queue.example"))
                    .isEqualTo("staff:root");
            assertThat(door.post(STAFF, "-", "Cookie", cookie, "Origin", "http://queue.example"))
                    .isEqualTo("403");
        }
    }

    @Test
    void aDeviceIsSeenAtMostOnceAMinute() {
        String bearer = "Bearer " + HOUSE.device(CallerKind.AGENT, "north");
        String name = DOOR.get(Set.of(CallerKind.AGENT), "north", "Authorization", bearer);
        int id = Integer.parseInt(name.substring(7));
        var first = seen(id);
        HOUSE.access.forgetAll();
        DOOR.get(Set.of(CallerKind.AGENT), "north", "Authorization", bearer);
        assertThat(seen(id)).isEqualTo(first);
    }

    /** A statement on the same connection comes after the one that notes it; the connections take turns. */
    private static java.time.Instant seen(int id) {
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            HOUSE.database.fast().query("SELECT 1").execute().await();
        }
        return HOUSE.devices.get(id).await().seenAt().orElseThrow();
    }

    private static String session(String login) {
        return "talon-session=" + HOUSE.session(login);
    }
}
