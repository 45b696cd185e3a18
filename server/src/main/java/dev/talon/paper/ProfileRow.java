package dev.talon.paper;

import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.Profiles;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the profile of a printer from its row. */
public final class ProfileRow {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileRow.class);

    private ProfileRow() {}

    /**
     * From the printer's {@code profile}, and the {@code own_profile} that it is set to. A profile that this Talon does not know or cannot read is replaced by the default one: a paper that looks odd is
     * better than none.
     */
    public static PrinterProfile map(Row row) {
        JsonObject own = row.get(JsonObject.class, "own_profile");
        if (own != null) {
            return own(own);
        }
        String code = row.getString("profile");
        return Profiles.shipped(code).orElseGet(() -> {
            LOG.warn("There is no profile {}; the default one is used", code);
            return Profiles.usual();
        });
    }

    private static PrinterProfile own(JsonObject json) {
        try {
            return JsonText.decode(json.toBuffer(), PrinterProfile.class);
        } catch (Problem unreadable) {
            LOG.warn("The profile {} cannot be read; the default one is used", json.getString("code"));
            return Profiles.usual();
        }
    }
}
