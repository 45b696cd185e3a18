package dev.talon.hardware;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.Profiles;
import java.util.function.Consumer;

/** Profiles changed the way an administrator changes them: as JSON. */
final class Models {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Models() {}

    static PrinterProfile shipped(String code) {
        return Profiles.shipped(code).orElseThrow();
    }

    static PrinterProfile changed(PrinterProfile profile, Consumer<ObjectNode> change) {
        ObjectNode json = JSON.valueToTree(profile);
        change.accept(json);
        try {
            return JSON.treeToValue(json, PrinterProfile.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** In letters of a code page. */
    static PrinterProfile letters(String charset, int table) {
        return changed(
                shipped("serial-text"), json -> json.put("charset", charset).put("codeTable", table));
    }
}
