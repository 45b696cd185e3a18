package dev.talon;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.talon.access.Access;
import dev.talon.access.Cookies;
import dev.talon.device.DeviceHosts;
import dev.talon.device.DeviceRoutes;
import dev.talon.device.Devices;
import dev.talon.device.Pairing;
import dev.talon.device.PrinterRoutes;
import dev.talon.device.Printers;
import dev.talon.screen.CallProofs;
import dev.talon.screen.ScreenPictures;
import dev.talon.screen.ScreenRoutes;
import dev.talon.screen.Screens;
import dev.talon.sign.CableDriver;
import dev.talon.sign.CableRoutes;
import dev.talon.sign.Cables;
import dev.talon.web.Api;
import dev.talon.web.Routes;
import io.vertx.core.Future;

/** Wires the devices of a centre: its screens, printers, signs and pads. */
final class DeviceModule implements Routes {
    private final Core core;
    private final Access access;
    private final Cookies cookies;
    private final PrintingModule printing;
    private final DeviceHosts hosts;
    private final String phonesUrl;
    private final CableDriver cables;

    /** @param phonesUrl where an administrator's phone finds this node; empty where none is known */
    DeviceModule(
            Core core, Access access, Cookies cookies, PrintingModule printing, QueueModule queue, String phonesUrl) {
        this.core = core;
        this.phonesUrl = phonesUrl;
        this.access = access;
        this.cookies = cookies;
        this.printing = printing;
        this.hosts = new DeviceHosts(
                core.vertx(), core.settings().networks(), core.database().address());
        this.cables = new CableDriver(
                core.vertx(),
                core.database(),
                core.hints(),
                queue.screens(),
                printing.agents(),
                queue.calls(),
                queue.turns(),
                queue.pauses(),
                queue.holds(),
                core.limits().pads(),
                core.limits().cables());
    }

    @Override
    public void mount(Api api) {
        var devices = new Devices(core.database(), access);
        var pairing = new Pairing(core.database(), devices, phonesUrl, Ticker.systemTicker());
        new DeviceRoutes(pairing, devices, access, cookies).mount(api);
        new PrinterRoutes(new Printers(core.database(), hosts), printing.dispatcher()::setUp).mount(api);
        new ScreenRoutes(
                        new Screens(core.database(), core.hints(), core.now()),
                        new ScreenPictures(core.database(), core.now()),
                        new CallProofs(core.database(), core.now()),
                        access)
                .mount(api);
        new CableRoutes(new Cables(core.database(), hosts)).mount(api);
    }

    Future<Void> close() {
        return cables.close();
    }
}
