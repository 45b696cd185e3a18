package dev.talon.centre;

import dev.talon.words.Name;
import java.util.List;

/**
 * A service that a visitor chooses.
 *
 * @param hint a short explanation; empty texts if there is none
 * @param advice what a visitor should have ready, printed on the ticket; empty texts if there is none
 * @param route  the kinds of its stages in order
 * @param prefix the letter before its numbers
 * @param norm seconds that a stage may wait
 * @param active whether tickets are issued for it
 */
public record Service(
        String code, Name name, Name hint, Name advice, List<String> route, String prefix, int norm, boolean active) {}
