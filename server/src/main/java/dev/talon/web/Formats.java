package dev.talon.web;

import io.vertx.json.schema.JsonFormatValidator;

/** The formats of texts that the contract defines itself. */
final class Formats implements JsonFormatValidator {
    @Override
    public String validateFormat(String instanceType, String format, Object instance) {
        return "string".equals(instanceType) && format != null && !fits(format, (String) instance)
                ? "does not fit"
                : null;
    }

    private static boolean fits(String format, String text) {
        return switch (format) {
            case TextRule.LINE, TextRule.LINES ->
                TextRule.fault(text, format.equals(TextRule.LINES)).isEmpty();
            case Days.FORMAT -> Days.fits(text);
            case Zones.FORMAT -> Zones.fits(text);
            default -> true;
        };
    }
}
