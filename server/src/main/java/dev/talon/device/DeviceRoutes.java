package dev.talon.device;

import static dev.talon.web.Problem.said;

import dev.talon.access.Access;
import dev.talon.access.ClientNetwork;
import dev.talon.access.Cookies;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.CallerKind;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** {@code /devices} and {@code /device}: pairing, naming, revoking, and who this device is. */
public final class DeviceRoutes implements Routes {
    private record NewDevice(CallerKind kind) {}

    private record Claim(String secret) {}

    private record Look(String code) {}

    private record Confirmation(
            String code, String centre, String name, Optional<String> desk, Optional<String> printer) {}

    private record Change(String name, Optional<String> desk, Optional<String> printer, Optional<List<String>> menu) {}

    private final Pairing pairing;
    private final Devices devices;
    private final Access access;
    private final Cookies cookies;

    public DeviceRoutes(Pairing pairing, Devices devices, Access access, Cookies cookies) {
        this.pairing = pairing;
        this.devices = devices;
        this.access = access;
        this.cookies = cookies;
    }

    @Override
    public void mount(Api api) {
        api.on("createPairCode", this::draw)
                .on("claimDevice", this::claim)
                .on("lookAtPairCode", this::look)
                .on("thisDevice", this::self)
                .on("listDevices", this::list)
                .on("pairDevice", this::confirm)
                .on("putDevice", this::change)
                .on("revokeDevice", this::revoke);
    }

    private Future<Answer> draw(Request request) {
        return pairing.draw(request.body(NewDevice.class).kind(), address(request))
                .map(Answer::created);
    }

    private Future<Answer> claim(Request request) {
        String secret = request.body(Claim.class).secret();
        return pairing.claim(secret)
                .map(claimed -> claimed.map(device -> Answer.ok(device).cookie(cookies.device(device.kind(), secret)))
                        .orElseGet(Answer::accepted));
    }

    private Future<Answer> self(Request request) {
        Optional<CallerKind> kind = request.query("kind").flatMap(CallerKind::of);
        return access.identify(request.raw())
                .map(known -> known.stream()
                        .filter(someone -> someone.who().isDevice())
                        .filter(device -> kind.isEmpty() || kind.get() == device.who())
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("no-device", said("no-device"))))
                .compose(device -> devices.get(device.device().orElseThrow()))
                .map(device -> renewed(request, device));
    }

    /** Each start of a device's page renews the cookie, so a device in use never loses it. */
    private Answer renewed(Request request, Device device) {
        Answer answer = Answer.ok(device);
        return Cookies.deviceOf(request.raw().request(), device.kind())
                .map(secret -> answer.cookie(cookies.device(device.kind(), secret)))
                .orElse(answer);
    }

    private Future<Answer> list(Request request) {
        return devices.list(request.caller().centre()).map(Answer::ok);
    }

    private Future<Answer> look(Request request) {
        return pairing.look(request.body(Look.class).code(), address(request)).map(Answer::ok);
    }

    private Future<Answer> confirm(Request request) {
        Confirmation body = request.body(Confirmation.class);
        Placing placing = new Placing(body.centre(), body.name(), body.desk(), body.printer());
        return pairing.confirm(body.code(), placing, request.caller().name(), address(request))
                .map(Answer::created);
    }

    private Future<Answer> change(Request request) {
        return devices.get(number(request))
                .map(before -> request.bodyOver(Optional.of(before), Change.class))
                .compose(body -> devices.change(number(request), body.name(), body.desk(), body.printer(), body.menu()))
                .map(Answer::ok);
    }

    private Future<Answer> revoke(Request request) {
        return devices.revoke(number(request), request.caller().name()).map(done -> Answer.noContent());
    }

    private static int number(Request request) {
        return Integer.parseInt(request.path("id"));
    }

    private static String address(Request request) {
        return ClientNetwork.of(request.raw().request());
    }
}
