package dev.talon.report.overview;

import io.vertx.core.buffer.Buffer;
import java.time.LocalDate;

/**
 * The stages of a centre's day as the schema packs them: {@code stage_record} says how.
 *
 * @param words what records name by place, from 1
 * @param anew  seconds, by the place of a service among the words, that stand in for the norms of issue; empty, or 0: none
 */
record PackedDay(String centre, LocalDate day, String[] words, Buffer stages, int[] anew) {
    static final int BYTES = 48;
    /** Where there is no time. */
    static final long NONE = Long.MIN_VALUE;

    private static final int INACCURATE = 16;
    private static final int SERVED = 5;
    private static final int LAST_OPEN = 4;

    PackedDay(String centre, LocalDate day, String[] words, Buffer stages) {
        this(centre, day, words, stages, new int[0]);
    }

    int size() {
        return stages.length() / BYTES;
    }

    int position(int stage) {
        return stages.getShort(stage * BYTES);
    }

    boolean cash(int stage) {
        return stages.getShort(stage * BYTES + 2) != 0;
    }

    /** From 1: waiting, called, serving, postponed, served, no_show, cancelled, expired. */
    int state(int stage) {
        return stages.getShort(stage * BYTES + 4) & INACCURATE - 1;
    }

    boolean served(int stage) {
        return state(stage) == SERVED;
    }

    /** Served, with times that are trusted. */
    boolean counts(int stage) {
        return stages.getShort(stage * BYTES + 4) == SERVED;
    }

    boolean open(int stage) {
        return state(stage) <= LAST_OPEN;
    }

    boolean priority(int stage) {
        return stages.getShort(stage * BYTES + 6) != 0;
    }

    int hour(int stage) {
        return stages.getShort(stage * BYTES + 8);
    }

    /** A place among the words, from 1. */
    int service(int stage) {
        return stages.getShort(stage * BYTES + 10);
    }

    /** 0: none. */
    int desk(int stage) {
        return stages.getShort(stage * BYTES + 12);
    }

    /** 0: none. */
    int specialist(int stage) {
        return stages.getShort(stage * BYTES + 14);
    }

    /** Seconds. */
    int norm(int stage) {
        int again = anew.length == 0 ? 0 : anew[service(stage) - 1];
        return again == 0 ? stages.getInt(stage * BYTES + 16) : again;
    }

    /** Seconds. */
    int putOff(int stage) {
        return stages.getInt(stage * BYTES + 20);
    }

    /** Microseconds, or {@link #NONE}; so the next two. */
    long waited(int stage) {
        return stages.getLong(stage * BYTES + 24);
    }

    long walked(int stage) {
        return stages.getLong(stage * BYTES + 32);
    }

    long spent(int stage) {
        return stages.getLong(stage * BYTES + 40);
    }

    /** Counted, and waited no longer than its norm. */
    boolean within(int stage) {
        return counts(stage) && waited(stage) <= norm(stage) * 1_000_000L;
    }
}
