package dev.talon.hardware.sign;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The templates that come with Talon, each from its YAML file. */
public final class Templates {
    private static final List<String> CODES = List.of("rs485-11");
    private static final ObjectReader YAML = new YAMLMapper().readerFor(FrameTemplate.class);
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
            return YAML.readValue(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The template " + code + " cannot be read: " + e.getMessage(), e);
        }
    }
}
