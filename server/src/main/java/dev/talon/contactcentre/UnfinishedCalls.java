package dev.talon.contactcentre;

import java.util.Map;

/**
 * The parts of a file that are in no table.
 *
 * @param open calls that had not ended at the end of the file; a later file contains their end
 * @param cutOff calls without an end: the exchange restarted, or a day passed
 * @param beginless ends of calls whose beginning, and with it their times, is before the file
 * @param secondEnds ends of calls that had already ended
 * @param passedOver events that do not affect times
 * @param unknown events of no known Asterisk, with their counts
 */
public record UnfinishedCalls(
        long open, long cutOff, long beginless, long secondEnds, long passedOver, Map<String, Long> unknown) {
    static final UnfinishedCalls NONE = new UnfinishedCalls(0, 0, 0, 0, 0, Map.of());
}
