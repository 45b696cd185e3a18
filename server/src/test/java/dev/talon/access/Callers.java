package dev.talon.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.web.CallerKind;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody of every kind, made through the interface itself: in the centre north, in the centre south, and of every centre. */
public final class Callers {
    /**
     * @param who     {@link CallerKind#ANYONE}: nobody the server knows
     * @param centre  the only centre they may touch
     * @param headers what proves who they are
     */
    public record Caller(String name, CallerKind who, Optional<String> centre, String... headers) {}

    private static final String PASSWORD = "a long password";

    private final TestNode node;
    private final List<Caller> all = new ArrayList<>();

    public Callers(TestNode node) {
        this.node = node;
        all.add(new Caller("nobody", CallerKind.ANYONE, Optional.empty(), "authorization", ""));
        all.add(new Caller("a made-up cookie", CallerKind.ANYONE, Optional.empty(), "cookie", "talon-session=made-up"));
        all.add(new Caller("a made-up token", CallerKind.ANYONE, Optional.empty(), "authorization", "Bearer made-up"));
        all.add(new Caller(
                "admin", CallerKind.ADMINISTRATOR, Optional.empty(), signIn("admin", TestNode.ADMIN_PASSWORD)));
        for (String centre : List.of("north", "south")) {
            did(node.createCentre(centre));
            staff(CallerKind.MANAGER, Optional.of(centre));
            staff(CallerKind.HOST, Optional.of(centre));
            staff(CallerKind.SPECIALIST, Optional.of(centre));
            List.of(CallerKind.KIOSK, CallerKind.HALL_DISPLAY, CallerKind.DESK_DISPLAY, CallerKind.AGENT)
                    .forEach(kind -> device(kind, centre));
        }
        staff(CallerKind.MANAGER, Optional.empty());
        staff(CallerKind.HOST, Optional.empty());
        staff(CallerKind.SPECIALIST, Optional.empty());
        List.of(CallerKind.ADMINISTRATOR, CallerKind.MANAGER, CallerKind.HOST, CallerKind.SPECIALIST)
                .forEach(this::token);
    }

    public List<Caller> all() {
        return all;
    }

    private void staff(CallerKind role, Optional<String> centre) {
        String login = role.word() + "-" + centre.orElse("all");
        JsonObject account =
                new JsonObject().put("name", login).put("role", role.word()).put("password", PASSWORD);
        centre.ifPresent(code -> account.put("centre", code));
        did(node.put("/staff/" + login, account.encode()));
        all.add(new Caller(login, role, centre, signIn(login, PASSWORD)));
    }

    private String[] signIn(String login, String password) {
        JsonObject body = new JsonObject().put("login", login).put("password", password);
        Reply reply = did(node.post("/session", body.encode(), "authorization", ""));
        String cookie = reply.http().headers().firstValue("set-cookie").orElseThrow();
        return new String[] {"cookie", cookie.substring(0, cookie.indexOf(';'))};
    }

    private void device(CallerKind kind, String centre) {
        Reply drawn = did(node.post("/devices/pair-code", "{\"kind\": \"" + kind.word() + "\"}"));
        String name = kind.word() + "-" + centre;
        JsonObject confirmation = new JsonObject()
                .put("code", drawn.text("/code"))
                .put("centre", centre)
                .put("name", name);
        did(node.post("/devices", confirmation.encode()));
        String cookie = "talon-device-" + kind.word() + "=" + drawn.text("/secret");
        all.add(new Caller(name, kind, Optional.of(centre), "cookie", cookie));
    }

    private void token(CallerKind role) {
        JsonObject body = new JsonObject().put("name", "script").put("role", role.word());
        String bearer = "Bearer " + did(node.post("/tokens", body.encode())).text("/token");
        all.add(new Caller(role.word() + " token", role, Optional.empty(), "authorization", bearer));
    }

    private static Reply did(Reply reply) {
        assertThat(reply.status()).as("%s", reply.json()).isBetween(200, 299);
        return reply;
    }
}
