package dev.talon.sign;

import dev.talon.board.BoardHub;
import dev.talon.hardware.sign.SignState;
import dev.talon.hardware.sign.SignState.Phase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** A cable of signs as a screen: it shows the desks of each board that have a sign. */
final class SignScreen implements BoardHub.Screen {
    private final List<Cable.End> signs;
    private final BiConsumer<Integer, SignState> show;

    /** @param show told a sign's number and what it shows */
    SignScreen(List<Cable.End> signs, BiConsumer<Integer, SignState> show) {
        this.signs = signs;
        this.show = show;
    }

    @Override
    public void show(long version, Buffer board) {
        Map<String, JsonObject> desks = new HashMap<>();
        new JsonObject(board).getJsonArray("desks").forEach(desk -> {
            JsonObject state = (JsonObject) desk;
            desks.put(state.getString("desk"), state);
        });
        signs.forEach(sign ->
                show.accept(sign.number(), state(sign, desks.getOrDefault(sign.desk(), new JsonObject()))));
    }

    private static SignState state(Cable.End sign, JsonObject desk) {
        Phase phase = phase(desk.getString("state", ""));
        String label = phase == Phase.CALLED || phase == Phase.SERVING ? desk.getString("label") : null;
        return new SignState(phase, label == null ? "" : label, sign.desk(), sign.arrow());
    }

    /** A desk that the board does not know is closed. */
    private static Phase phase(String state) {
        return Arrays.stream(Phase.values())
                .filter(phase -> phase.word().equals(state.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(Phase.CLOSED);
    }
}
