package dev.talon.hardware.profile;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.talon.words.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The profiles that come with Talon, each from its YAML file; their names are words. */
public final class Profiles {
    /** The default profile: a generic printer of 80 mm. */
    public static final String USUAL = "generic-80";

    private static final List<String> CODES =
            List.of(USUAL, "generic-58", "epson-tm", "xprinter", "custom-vkp80", "serial-text");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final List<PrinterProfile> SHIPPED =
            CODES.stream().map(Profiles::read).toList();

    private Profiles() {}

    /** All of them, the default one first. */
    public static List<PrinterProfile> shipped() {
        return SHIPPED;
    }

    /** The shipped profile of that code; empty if there is none. */
    public static Optional<PrinterProfile> shipped(String code) {
        return SHIPPED.stream().filter(profile -> profile.code().equals(code)).findFirst();
    }

    /** {@link #USUAL}. */
    public static PrinterProfile usual() {
        return SHIPPED.get(0);
    }

    private static PrinterProfile read(String code) {
        try (InputStream in = Profiles.class.getResourceAsStream(code + ".yaml")) {
            ObjectNode read = (ObjectNode) YAML.readTree(in);
            read.putPOJO("name", Text.of("models", "profile." + code).inEach());
            PrinterProfile profile = YAML.convertValue(read, PrinterProfile.class);
            Checks.that(profile.code().equals(code), "the file " + code + ".yaml says code: " + profile.code());
            return profile;
        } catch (IOException e) {
            throw new UncheckedIOException("The profile " + code + " cannot be read: " + e.getMessage(), e);
        }
    }
}
