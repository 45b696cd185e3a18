package dev.talon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Settings.Mode;
import dev.talon.db.TestDatabase;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a ticket's QR code leads: to an address that a phone can open, or nowhere, and then somebody is told. */
class AddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "localhost", "::1", "0.0.0.0", "::", "0:0:0:0:0:0:0:0"})
    void noPhoneIsLedToLoopbackOrToEveryAddress(String host) {
        Settings settings = TestSettings.at(Mode.SERVE, host, Optional.empty());
        assertThat(settings.phonesUrl(8080)).isEmpty();
        assertThat(AddressRoutes.warning(settings, 8080))
                .hasValueSatisfying(words -> assertThat(words).contains("TALON_PUBLIC_URL", "no QR code"));
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.7,http://192.0.2.7:8080", "2001:db8::7,http://[2001:db8::7]:8080"})
    void oneAddressOfTheNetworkIsTakenAndSaid(String host, String url) {
        Settings settings = TestSettings.at(Mode.SERVE, host, Optional.empty());
        assertThat(settings.phonesUrl(8080)).hasValue(url);
        assertThat(AddressRoutes.warning(settings, 8080))
                .hasValueSatisfying(words -> assertThat(words).contains("TALON_PUBLIC_URL", url));
    }

    @Test
    void whatWasSetIsTakenAndDoubtedOnlyWhereNoPhoneCouldOpenIt() {
        Settings good = TestSettings.at(Mode.SERVE, "0.0.0.0", Optional.of(URI.create("https://queue.example.org")));
        assertThat(good.phonesUrl(8080)).hasValue("https://queue.example.org");
        assertThat(AddressRoutes.warning(good, 8080)).isEmpty();
        for (String url :
                new String[] {"http://127.0.0.1:8080", "http://0.0.0.0:8080", "http://localhost", "http://[::1]:1"}) {
            Settings doubtful = TestSettings.at(Mode.SERVE, "0.0.0.0", Optional.of(URI.create(url)));
            assertThat(AddressRoutes.warning(doubtful, 8080))
                    .as(url)
                    .hasValueSatisfying(words -> assertThat(words).contains(url, "only this machine"));
        }
    }

    @Test
    void theDemonstrationIsLookedAtOnItsOwnMachine() {
        Settings demo = TestSettings.at(Mode.DEMO, "127.0.0.1", Optional.empty());
        assertThat(demo.phonesUrl(8080)).hasValue("http://127.0.0.1:8080");
        assertThat(AddressRoutes.warning(demo, 8080)).isEmpty();
    }

    @Test
    void theMachinesOwnAddressesAreOffered() {
        assertThat(OwnAddresses.urls(8080)).allSatisfy(url -> {
            assertThat(url).startsWith("http://").endsWith(":8080");
            assertThat(OwnAddresses.isThisMachineOnly(URI.create(url).getHost()))
                    .isFalse();
        });
    }

    @Test
    void withoutAnAddressTicketsHaveNoCodeAndTheAdministratorIsTold() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node =
                        TestNode.start(TestSettings.withoutAddress("0.0.0.0", database.address()), () -> null)) {
            node.createCentre("north");
            var ticket =
                    node.post("/centres/north/tickets", "{\"service\":\"cash\"}", "idempotency-key", "a-key-of-ours");
            assertThat(ticket.status()).as("%s", ticket.json()).isEqualTo(201);
            assertThat(ticket.text("/url")).isEmpty();
            String path = "/centres/north/tickets/" + ticket.text("/id");
            assertThat(node.get(path + "/qr.svg").text("/type")).isEqualTo("/problems/no-public-address");
            assertThat(node.get(path + "/slip.png").status()).isEqualTo(200);
            var address = node.get("/address").json();
            assertThat(address.path("set").asBoolean()).isFalse();
            assertThat(address.path("phones").isTextual()).isFalse();
            assertThat(address.path("offers").isArray()).isTrue();
            assertThat(node.server().warnings()).hasSize(1);
        }
    }
}
