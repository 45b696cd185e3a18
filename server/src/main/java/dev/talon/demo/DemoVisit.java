package dev.talon.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A visit that was invented: a ticket and the stages it came to. */
final class DemoVisit {
    /** @param inaccurate why its times are not to be trusted; empty: they are */
    record Leg(
            String kind,
            String state,
            Instant queued,
            Optional<Instant> called,
            Optional<Instant> started,
            Instant finished,
            Optional<String> desk,
            Optional<String> inaccurate) {}

    final UUID id;
    final DemoDay.Service service;
    final String label;
    final Instant issued;
    final List<Leg> legs = new ArrayList<>();

    DemoVisit(UUID id, DemoDay.Service service, String label, Instant issued) {
        this.id = id;
        this.service = service;
        this.label = label;
        this.issued = issued;
    }

    /** The kind whose turn is next; empty where the visit is over. */
    Optional<String> next() {
        boolean over = legs.size() == service.route().size()
                || legs.stream().anyMatch(leg -> !leg.state().equals("served"));
        return over ? Optional.empty() : Optional.of(service.route().get(legs.size()));
    }

    Instant queued() {
        return legs.isEmpty() ? issued : legs.get(legs.size() - 1).finished();
    }
}
