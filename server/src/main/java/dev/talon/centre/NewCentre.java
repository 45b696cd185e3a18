package dev.talon.centre;

import java.util.List;
import java.util.Optional;

/**
 * A centre to create.
 *
 * @param services empty: consultation, cash and combined
 * @param desks    empty: 1–3 for consultation, 4–5 for cash
 */
public record NewCentre(
        String code, Name name, String zone, Optional<List<NewService>> services, Optional<List<Desk>> desks) {}
