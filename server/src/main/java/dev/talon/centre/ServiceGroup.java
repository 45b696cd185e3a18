package dev.talon.centre;

import dev.talon.words.Name;
import java.util.List;

/**
 * Services that stand on the kiosk behind one button.
 *
 * @param picture the name of a picture of the pages
 * @param services codes in their order on the kiosk
 */
public record ServiceGroup(String code, Name name, String picture, List<String> services) {}
