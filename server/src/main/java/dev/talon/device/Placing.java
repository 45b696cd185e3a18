package dev.talon.device;

import java.util.Optional;

/**
 * The place of a device.
 *
 * @param desk a desk display's desk
 * @param printer code of a kiosk's printer
 */
public record Placing(String centre, String name, Optional<String> desk, Optional<String> printer) {}
