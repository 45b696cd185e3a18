package dev.talon.printing;

import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.paper.ProfileRow;
import dev.talon.web.JsonText;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to reach and use a printer, with its present settings.
 *
 * @param name the centre's and the printer's code, unique on the server; names a virtual printer's folder
 * @param agent the device that drives it; empty: the server drives it itself
 * @param address empty for a virtual printer, for which each node has a folder of its own
 */
record PrinterSetup(
        int id, String name, Optional<Integer> agent, Optional<LinkAddress> address, PrinterProfile profile) {
    /** From the columns of {@code printer_columns.sql} and {@code centre}. */
    static PrinterSetup of(Row row) {
        return new PrinterSetup(
                row.getInteger("printer_id"),
                row.getString("centre") + "-" + row.getString("code"),
                Optional.ofNullable(row.getInteger("agent_id")),
                row.getString("transport").equals("virtual") ? Optional.empty() : Optional.of(address(row)),
                ProfileRow.map(row));
    }

    /** @param paper the folder in which virtual printers keep theirs */
    LinkAddress address(Path paper) {
        return address.orElseGet(
                () -> new LinkAddress.Virtual(paper.resolve(name).toString()));
    }

    private static LinkAddress address(Row row) {
        return JsonText.decode(row.get(JsonObject.class, "address").toBuffer(), LinkAddress.class);
    }
}
