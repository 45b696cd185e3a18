package dev.talon.statistics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** The figures that a comparison shows, in display order. */
enum ComparedFigure {
    VISITS("visits", Unit.COUNT, it -> whole(it.visits())),
    SERVED("served", Unit.COUNT, it -> whole(OptionalLong.of(it.served()))),
    WAIT_MEAN("waitMean", Unit.SECONDS, it -> whole(it.waiting().mean())),
    WAIT_MEDIAN("waitMedian", Unit.SECONDS, it -> whole(it.waiting().median())),
    WAIT_90("wait90", Unit.SECONDS, it -> whole(it.waiting().p90())),
    LONGEST("longest", Unit.SECONDS, it -> whole(it.waiting().longest())),
    SERVICE_MEAN("serviceMean", Unit.SECONDS, it -> whole(it.service().mean())),
    SERVICE_MEDIAN("serviceMedian", Unit.SECONDS, it -> whole(it.service().median())),
    SERVICE_90("service90", Unit.SECONDS, it -> whole(it.service().p90())),
    SHARE("share", Unit.SHARE, it -> share(it.share())),
    NO_SHOW("noShow", Unit.COUNT, it -> whole(OptionalLong.of(it.noShow()))),
    CANCELLED("cancelled", Unit.COUNT, it -> whole(OptionalLong.of(it.cancelled()))),
    EXPIRED("expired", Unit.COUNT, it -> whole(OptionalLong.of(it.expired()))),
    INACCURATE("inaccurate", Unit.COUNT, it -> whole(OptionalLong.of(it.inaccurate())));

    /** What a figure is counted in: stages or visits, whole seconds, a part of 1. */
    enum Unit {
        COUNT,
        SECONDS,
        SHARE;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String word;
    private final Unit unit;
    private final Function<Figures, Optional<BigDecimal>> of;

    ComparedFigure(String word, Unit unit, Function<Figures, Optional<BigDecimal>> of) {
        this.word = word;
        this.unit = unit;
        this.of = of;
    }

    @JsonValue
    String word() {
        return word;
    }

    Unit unit() {
        return unit;
    }

    /** Empty where there is nothing to take it of. */
    Optional<BigDecimal> of(Figures figures) {
        return of.apply(figures);
    }

    private static Optional<BigDecimal> whole(OptionalLong value) {
        return value.isPresent() ? Optional.of(BigDecimal.valueOf(value.getAsLong())) : Optional.empty();
    }

    private static Optional<BigDecimal> share(OptionalDouble value) {
        return value.isPresent() ? Optional.of(BigDecimal.valueOf(value.getAsDouble())) : Optional.empty();
    }
}
