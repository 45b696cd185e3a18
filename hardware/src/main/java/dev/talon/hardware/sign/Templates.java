package dev.talon.hardware.sign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.talon.words.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The templates that come with Talon, each from its YAML file; their names are words. */
public final class Templates {
    private static final List<String> CODES = List.of("rs485-11");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final List<FrameTemplate> SHIPPED =
            CODES.stream().map(Templates::read).toList();

    private Templates() {}

    public static List<FrameTemplate> shipped() {
        return SHIPPED;
    }

    /** The shipped template of that code; empty if there is none. */
    public static Optional<FrameTemplate> shipped(String code) {
        return SHIPPED.stream().filter(template -> template.code().equals(code)).findFirst();
    }

    private static FrameTemplate read(String code) {
        try (InputStream in = Templates.class.getResourceAsStream(code + ".yaml")) {
            ObjectNode read = (ObjectNode) YAML.readTree(in);
            read.putPOJO("name", Text.of("models", "template." + code).inEach());
            return YAML.convertValue(read, FrameTemplate.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The template " + code + " cannot be read: " + e.getMessage(), e);
        }
    }
}
