package dev.talon.sign;

import dev.talon.board.BoardHub;
import dev.talon.hardware.sign.SignState;
import dev.talon.hardware.sign.SignState.Phase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** A cable of signs as a screen: it shows the desks of each board that have a sign. */
final class SignScreen implements BoardHub.Screen {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final List<Cable.End> signs;
    private final BiConsumer<Integer, SignState> show;
    private final InstantSource clock;
    /** What the last board said of each desk, and in which zone; what each sign shows. */
    private final Map<String, JsonObject> desks = new HashMap<>();

    private final Map<Integer, SignState> shown = new HashMap<>();
    private ZoneId zone = ZoneId.of("UTC");
    private boolean told;
    private boolean alarm;

    /** @param show told a sign's number and what it shows */
    SignScreen(List<Cable.End> signs, BiConsumer<Integer, SignState> show, InstantSource clock) {
        this.signs = signs;
        this.show = show;
        this.clock = clock;
    }

    @Override
    public synchronized void show(long version, Buffer board) {
        JsonObject all = new JsonObject(board);
        desks.clear();
        all.getJsonArray("desks").forEach(desk -> {
            JsonObject state = (JsonObject) desk;
            desks.put(state.getString("desk"), state);
        });
        alarm = all.getValue("alarm") != null;
        zone = ZoneId.of(all.getString("zone", "UTC"));
        told = true;
        signs.forEach(sign -> show(sign, true));
    }

    /** Shows what has become otherwise by time alone: a break is longer than was expected. */
    synchronized void look() {
        if (told) {
            signs.forEach(sign -> show(sign, false));
        }
    }

    private void show(Cable.End sign, boolean again) {
        SignState state = state(sign, desks.getOrDefault(sign.desk(), new JsonObject()));
        if (!state.equals(shown.put(sign.number(), state)) || again) {
            show.accept(sign.number(), state);
        }
    }

    private SignState state(Cable.End sign, JsonObject desk) {
        if (alarm) {
            return new SignState(Phase.ALARM, "", sign.desk(), sign.arrow());
        }
        Phase phase = phase(desk.getString("state", ""));
        String label = phase == Phase.CALLED || phase == Phase.SERVING ? desk.getString("label") : null;
        return new SignState(phase, label == null ? "" : label, sign.desk(), sign.arrow(), until(phase, desk));
    }

    private String until(Phase phase, JsonObject desk) {
        String end = desk.getString("until");
        if (phase != Phase.PAUSED || end == null) {
            return "";
        }
        Instant until = OffsetDateTime.parse(end).toInstant();
        return until.isAfter(clock.instant()) ? TIME.format(until.atZone(zone)) : "";
    }

    /** A desk that the board does not know is closed. */
    private static Phase phase(String state) {
        return Arrays.stream(Phase.values())
                .filter(phase -> phase.word().equals(state.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(Phase.CLOSED);
    }
}
