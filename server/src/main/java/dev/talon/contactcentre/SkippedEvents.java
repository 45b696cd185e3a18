package dev.talon.contactcentre;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts the events that do not affect the times of calls, and names those that are unknown. */
final class SkippedEvents {
    /** Events of Asterisk's own queues, of all its versions. */
    private static final Set<String> KNOWN = Set.of(
            "ADDMEMBER",
            "AGENTCALLBACKLOGIN",
            "AGENTCALLBACKLOGOFF",
            "AGENTDUMP",
            "AGENTLOGIN",
            "AGENTLOGOFF",
            "CONFIGRELOAD",
            "DID",
            "INFO",
            "MEMBERPENALTY",
            "PAUSE",
            "PAUSEALL",
            "PAUSEREASON",
            "PENALTY",
            "REMOVEMEMBER",
            "RINGCANCELED",
            "RINGNOANSWER",
            "SYSCOMPAT",
            "UNPAUSE",
            "UNPAUSEALL",
            "UPDATEMEMBER");
    /** So many different ones are named. */
    private static final int NAMED = 50;

    private final Map<String, Long> unknown = new TreeMap<>();
    private long known;

    void add(String event) {
        if (KNOWN.contains(event)) {
            known++;
        } else if (unknown.containsKey(event) || unknown.size() < NAMED) {
            unknown.merge(event, 1L, Long::sum);
        } else {
            unknown.merge("…", 1L, Long::sum);
        }
    }

    long known() {
        return known;
    }

    /** Each with how often it stands there; what is beyond the first fifty is counted under «…». */
    Map<String, Long> unknown() {
        return Map.copyOf(unknown);
    }
}
