package dev.talon.contactcentre;

import java.util.Map;

/**
 * What stands in a file and is in no table.
 *
 * @param open       calls that had not ended where the file ends; a later file has their end
 * @param cutOff     calls without an end: the exchange restarted, or a day went by
 * @param beginless  ends of calls whose times the file does not say, for it begins in their middle
 * @param secondEnds ends of calls that had ended already
 * @param passedOver events that say nothing about times
 * @param unknown    events of no Asterisk we know, each with how often it stands there
 */
public record UnfinishedCalls(
        long open, long cutOff, long beginless, long secondEnds, long passedOver, Map<String, Long> unknown) {
    static final UnfinishedCalls NONE = new UnfinishedCalls(0, 0, 0, 0, 0, Map.of());
}
