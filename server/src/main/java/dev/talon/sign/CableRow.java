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
    private CableRow() {}

    /** From the columns of {@code cable_columns.sql}. */
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
                Boolean.TRUE.equals(row.getBoolean("connected")),
                Optional.ofNullable(row.getString("fault")),
                Optional.ofNullable(row.getOffsetDateTime("heard_at")));
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
