package dev.talon.sign;

import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.pad.PadProtocol;
import dev.talon.hardware.sign.DeskFit;
import dev.talon.hardware.sign.FrameTemplate;
import dev.talon.web.JsonText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a cable from its row. */
final class CableRow {
    /** The columns of {@link #map}, from {@code cable}. */
    static final String COLUMNS = """
            cable.id, cable.code, cable.kind, cable.address, cable.agent_id, cable.template, cable.protocol,
            cable.connected AND cable.driver_until > clock_timestamp() AS connected,
            (SELECT coalesce(json_agg(json_build_object('number', e.number, 'desk', e.desk, 'arrow', e.arrow) ORDER BY e.number), '[]')
             FROM cable_end e WHERE e.cable_id = cable.id) AS ends""";

    private CableRow() {}

    static Cable map(Row row) {
        Optional<FrameTemplate> template = Optional.ofNullable((JsonObject) row.getJson("template"))
                .map(text -> JsonText.decode(text.toBuffer(), FrameTemplate.class));
        return new Cable(
                row.getString("code"),
                Cable.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                JsonText.decode(((JsonObject) row.getJson("address")).toBuffer(), LinkAddress.class),
                Optional.ofNullable(row.getInteger("agent_id")),
                template,
                Optional.ofNullable(row.getString("protocol"))
                        .map(word -> PadProtocol.valueOf(word.toUpperCase(Locale.ROOT))),
                ends((JsonArray) row.getJson("ends"), template),
                Boolean.TRUE.equals(row.getBoolean("connected")));
    }

    private static List<Cable.End> ends(JsonArray ends, Optional<FrameTemplate> template) {
        return Stream.of(JsonText.decode(ends.toBuffer(), Cable.End[].class))
                .map(end -> new Cable.End(
                        end.number(),
                        end.desk(),
                        end.arrow(),
                        template.flatMap(sign -> new DeskFit(sign, end.desk(), end.arrow()).shortened())))
                .toList();
    }
}
