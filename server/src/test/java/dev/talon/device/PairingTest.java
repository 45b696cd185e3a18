package dev.talon.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.access.AccessHouse;
import dev.talon.web.CallerKind;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PairingTest {
    private static final AccessHouse HOUSE = new AccessHouse();
    private static final String HERE = AccessHouse.HERE;
    private static final Placing NORTH = new Placing("north", "Киоск у входа", Optional.empty(), Optional.empty());

    @BeforeAll
    static void fill() {
        HOUSE.centre("north");
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void aDeviceIsPairedOnceWithTheCodeItShows() {
        var drawn = HOUSE.pairing.draw(CallerKind.KIOSK, HERE).await();
        assertThat(drawn.code()).matches("[BCDFGHJKLNPQRSTVXZ]{6}");
        assertThat(HOUSE.pairing.claim(drawn.secret()).await()).isEmpty();
        String typed = " " + drawn.code().substring(0, 3).toLowerCase() + " – "
                + drawn.code().substring(3);
        Device device = HOUSE.pairing.confirm(typed, NORTH, "staff:root", HERE).await();
        assertThat(device.name()).isEqualTo("Киоск у входа");
        assertThat(device.centre()).isEqualTo("north");
        assertThat(device.kind()).isEqualTo(CallerKind.KIOSK);
        assertThat(HOUSE.pairing.claim(drawn.secret()).await()).contains(device);
        assertThat(HOUSE.pairing.claim(drawn.secret()).await())
                .as("an answer that was lost is asked for again")
                .contains(device);
        assertThat(status(() -> HOUSE.pairing.confirm(drawn.code(), NORTH, "staff:root", HERE)))
                .as("a code serves once")
                .isEqualTo(404);
        assertThat(HOUSE.devices.list(Optional.of("north")).await()).contains(device);
        HOUSE.devices.revoke(device.id(), "staff:root").await();
        assertThat(status(() -> HOUSE.pairing.claim(drawn.secret()))).isEqualTo(404);
        assertThat(HOUSE.devices.list(Optional.empty()).await()).doesNotContain(device);
    }

    @Test
    void whoeverIsToConfirmACodeSeesFirstWhatShowsIt() {
        var drawn = HOUSE.pairing.draw(CallerKind.HALL_DISPLAY, HERE).await();
        var shown = HOUSE.pairing.look(drawn.code().toLowerCase(), HERE).await();
        assertThat(shown.kind()).isEqualTo(CallerKind.HALL_DISPLAY);
        assertThat(shown.code()).isEqualTo(drawn.code());
        assertThat(shown.expiresAt()).isEqualTo(drawn.expiresAt());
        assertThat(drawn.qr()).hasValueSatisfying(qr -> assertThat(qr.path()).startsWith("M2 2h1v1h-1z"));
        HOUSE.pairing.confirm(drawn.code(), NORTH, "staff:root", HERE).await();
        assertThat(status(() -> HOUSE.pairing.look(drawn.code(), HERE))).isEqualTo(404);
    }

    @Test
    void whoeverLooksForCodesWaitsLikeWhoeverTypesThem() {
        for (int i = 0; i < 20; i++) {
            assertThat(status(() -> HOUSE.pairing.look("CCCCCC", "10.9.0.2"))).isEqualTo(404);
        }
        assertThat(status(() -> HOUSE.pairing.look("CCCCCC", "10.9.0.2"))).isEqualTo(429);
        assertThat(status(() -> HOUSE.pairing.confirm("CCCCCC", NORTH, "staff:root", "10.9.0.2")))
                .isEqualTo(429);
    }

    @Test
    void aCodeLivesTenMinutes() {
        var drawn = HOUSE.pairing.draw(CallerKind.HALL_DISPLAY, HERE).await();
        HOUSE.sql("UPDATE device SET created_at = now() - interval '10 minutes' WHERE pair_code = $1", drawn.code());
        assertThat(status(() -> HOUSE.pairing.confirm(drawn.code(), NORTH, "staff:root", HERE)))
                .isEqualTo(404);
        assertThat(status(() -> HOUSE.pairing.claim(drawn.secret()))).isEqualTo(404);
        HOUSE.pairing.draw(CallerKind.HALL_DISPLAY, HERE).await();
        assertThat(HOUSE.sql("SELECT 1 FROM device WHERE pair_code = $1", drawn.code())
                        .size())
                .isZero();
    }

    @Test
    void whoeverDrawsOrTypesTooManyCodesWaits() {
        for (int i = 0; i < 60; i++) {
            HOUSE.pairing.draw(CallerKind.AGENT, "10.9.0.1").await();
        }
        assertThat(status(() -> HOUSE.pairing.draw(CallerKind.AGENT, "10.9.0.1")))
                .isEqualTo(429);
        for (int i = 0; i < 20; i++) {
            assertThat(status(() -> HOUSE.pairing.confirm("BBBBBB", NORTH, "staff:root", "10.9.0.1")))
                    .isEqualTo(404);
        }
        assertThat(status(() -> HOUSE.pairing.confirm("BBBBBB", NORTH, "staff:root", "10.9.0.1")))
                .isEqualTo(429);
        HOUSE.turnClock(Duration.ofSeconds(11));
        HOUSE.pairing.draw(CallerKind.AGENT, "10.9.0.1").await();
    }

    @Test
    void aDeskDisplayStandsAtADeskOfItsCentre() {
        var drawn = HOUSE.pairing.draw(CallerKind.DESK_DISPLAY, HERE).await();
        var nowhere = new Placing("north", "Табло", Optional.of("99"), Optional.empty());
        assertThat(status(() -> HOUSE.pairing.confirm(drawn.code(), nowhere, "staff:root", HERE)))
                .isEqualTo(422);
        var five = new Placing("north", "Табло", Optional.of("5"), Optional.empty());
        Device display =
                HOUSE.pairing.confirm(drawn.code(), five, "staff:root", HERE).await();
        assertThat(display.desk()).contains("5");
        var moved = HOUSE.devices
                .change(display.id(), "Табло 4", Optional.of("4"), Optional.empty(), Optional.empty())
                .await();
        assertThat(moved.desk()).contains("4");
        assertThat(moved.name()).isEqualTo("Табло 4");
        var kiosk = HOUSE.pairing.draw(CallerKind.KIOSK, HERE).await();
        assertThat(status(() -> HOUSE.pairing.confirm(kiosk.code(), five, "staff:root", HERE)))
                .isEqualTo(422);
    }

    @Test
    void aKioskPrintsOnAPrinterOfItsCentreWhichStaysWhileItIsUsed() {
        var setUp = printer("hall", "{\"transport\": \"tcp\", \"host\": \"10.0.0.9\", \"port\": 9100}")
                .await();
        assertThat(setUp.width()).isEqualTo(576);
        assertThat(setUp.lastJob()).isEmpty();
        var drawn = HOUSE.pairing.draw(CallerKind.KIOSK, HERE).await();
        var placing = new Placing("north", "Киоск", Optional.empty(), Optional.of("hall"));
        Device kiosk =
                HOUSE.pairing.confirm(drawn.code(), placing, "staff:root", HERE).await();
        assertThat(kiosk.printer()).contains("hall");
        assertThat(status(() -> HOUSE.printers.remove("north", "hall"))).isEqualTo(409);
        HOUSE.devices.revoke(kiosk.id(), "staff:root").await();
        HOUSE.printers.remove("north", "hall").await();
        assertThat(status(() -> HOUSE.printers.remove("north", "hall"))).isEqualTo(404);
        assertThat(status(() -> printer("hall", "{\"transport\": \"tcp\", \"host\": \"10.0.0.9\"}")))
                .isEqualTo(422);
        printer("picture", "{\"transport\": \"virtual\", \"width\": 384}").await();
        assertThat(HOUSE.printers.list("north").await())
                .extracting(PrinterView::code)
                .contains("picture");
    }

    private static Future<PrinterView> printer(String code, String body) {
        var json = io.vertx.core.buffer.Buffer.buffer(body);
        var address = JsonText.decode(json, PrinterAddress.class);
        return HOUSE.printers.put("north", code, address, JsonText.decode(json, Printers.Change.class));
    }

    private static int status(Supplier<Future<?>> refused) {
        int[] status = {0};
        assertThatThrownBy(() -> refused.get().await())
                .isInstanceOfSatisfying(Problem.class, problem -> status[0] = problem.status());
        return status[0];
    }
}
