package dev.talon.demo.past;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A ticket and its stages so far. Moments are microseconds since 1970. */
final class SimulatedVisit {
    final UUID id;
    final PastCentre.Service service;
    final boolean priority;
    final boolean english;
    final long issued;
    final List<SimulatedStage> stages = new ArrayList<>(2);
    String label = "";
    int ahead;
    int expectedFrom;
    int expectedTo;

    SimulatedVisit(UUID id, PastCentre.Service service, boolean priority, boolean english, long issued) {
        this.id = id;
        this.service = service;
        this.priority = priority;
        this.english = english;
        this.issued = issued;
    }

    /** The kind whose turn is next; empty after the last. */
    Optional<String> next() {
        return stages.size() < service.route().size()
                ? Optional.of(service.route().get(stages.size()))
                : Optional.empty();
    }
}
