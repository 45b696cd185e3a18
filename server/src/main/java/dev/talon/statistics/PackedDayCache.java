package dev.talon.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import io.vertx.core.buffer.Buffer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Packed days that a report of this node has read, for the next one. A day is found by its version only, which the report reads
 * from the database in its own snapshot: a day that was packed anew has another, whichever node did so, and nothing needs to be
 * forgotten. They take a part of the heap at most, and less where the heap is needed for something else.
 */
public final class PackedDayCache {
    /** One in so many bytes of the heap. */
    private static final int SHARE = 4;

    private final Interner<String> words = Interner.newWeakInterner();
    private final Cache<UUID, PackedDay> days;

    public PackedDayCache() {
        this(Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** @param most bytes */
    PackedDayCache(long most) {
        this.days = Caffeine.newBuilder()
                .softValues()
                .maximumWeight(most)
                .weigher((UUID version, PackedDay day) -> day.bytes())
                .build();
    }

    /** @return the day for one reader */
    Optional<PackedDay> get(UUID version) {
        return Optional.ofNullable(days.getIfPresent(version)).map(PackedDay::again);
    }

    /** @return the day that these make, for one reader */
    PackedDay put(UUID version, String centre, LocalDate day, String[] names, Buffer stages) {
        String[] known = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            known[i] = words.intern(names[i]);
        }
        var fresh = new PackedDay(centre, day, known, stages.getBytes());
        days.put(version, fresh);
        return fresh.again();
    }
}
