package dev.talon.hardware;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.PrinterProfile.Status;
import dev.talon.hardware.profile.Profiles;

/** The usual printer, telling how it is in another dialect. */
final class Speaking {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Speaking() {}

    static PrinterProfile profile(Status status) {
        ObjectNode changed = JSON.valueToTree(Profiles.usual());
        changed.set("status", JSON.valueToTree(status));
        return JSON.convertValue(changed, PrinterProfile.class);
    }
}
