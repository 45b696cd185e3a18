package dev.talon.statistics;

import java.nio.ByteBuffer;
import java.time.LocalDate;

/**
 * Reads the packed stages of a centre's day one at a time, in the form of the schema's {@code stage_record}. The
 * getters return the stage that {@link #at} has read last.
 */
public final class PackedDay {
    /** Where there is no time. */
    static final long NONE = Long.MIN_VALUE;

    private static final int BYTES = 48;
    /** Where there is no minute. */
    public static final int NEVER = -1;

    private static final int INACCURATE = 16;
    private static final int SERVED = 5;
    private static final int LAST_OPEN = 4;

    private final String centre;
    private final LocalDate day;
    private final String[] words;
    private final ByteBuffer stages;
    /** Seconds, by the place of a service among the words, that stand in for the norms of issue; empty, or 0: none. */
    private int[] anew = {};

    private int position;
    private boolean cash;
    private int begun;
    private int state;
    private boolean priority;
    private int ended;
    private int hour;
    private int service;
    private int desk;
    private int specialist;
    private int norm;
    private int putOff;
    private long waited;
    private long walked;
    private long spent;

    /** @param words what records name by place, from 1 */
    PackedDay(String centre, LocalDate day, String[] words, byte[] stages) {
        this.centre = centre;
        this.day = day;
        this.words = words;
        this.stages = ByteBuffer.wrap(stages);
    }

    /** A second reader of the same day. */
    PackedDay again() {
        return new PackedDay(centre, day, words, stages.array()).withNorms(anew);
    }

    /** @param seconds by the place of a service among the words, for the norms of issue; 0: that stays */
    PackedDay withNorms(int[] seconds) {
        anew = seconds;
        return this;
    }

    void at(int stage) {
        int from = stage * BYTES;
        position = stages.getShort(from);
        int kind = stages.getShort(from + 2);
        cash = (kind & 1) != 0;
        begun = (kind >> 1) - 1;
        state = stages.getShort(from + 4);
        int category = stages.getShort(from + 6);
        priority = (category & 1) != 0;
        ended = (category >> 1) - 1;
        hour = stages.getShort(from + 8);
        service = stages.getShort(from + 10);
        desk = stages.getShort(from + 12);
        specialist = stages.getShort(from + 14);
        int again = anew.length == 0 ? 0 : anew[service - 1];
        norm = again == 0 ? stages.getInt(from + 16) : again;
        putOff = stages.getInt(from + 20);
        waited = stages.getLong(from + 24);
        walked = stages.getLong(from + 32);
        spent = stages.getLong(from + 40);
    }

    public String centre() {
        return centre;
    }

    public LocalDate day() {
        return day;
    }

    String[] words() {
        return words;
    }

    /** @param place from 1; 0: none, and empty */
    public String word(int place) {
        return place == 0 ? "" : words[place - 1];
    }

    int size() {
        return stages.capacity() / BYTES;
    }

    int position() {
        return position;
    }

    public boolean cash() {
        return cash;
    }

    /** From 1: waiting, called, serving, postponed, served, no_show, cancelled, expired. */
    int state() {
        return state & INACCURATE - 1;
    }

    public boolean served() {
        return state() == SERVED;
    }

    /** Served, with times that are trusted. */
    public boolean counts() {
        return state == SERVED;
    }

    boolean open() {
        return state() <= LAST_OPEN;
    }

    /**
     * The minute in which the service began, from the midnight of the business day on the centre's clock. Earlier
     * moments count as 0, those more than eleven days later as 16382. {@link #NEVER}: it did not begin.
     */
    public int begun() {
        return begun;
    }

    /** The minute by which the service had ended, like {@link #begun}, rounded up; {@link #NEVER}: it has not ended. */
    public int ended() {
        return ended;
    }

    boolean priority() {
        return priority;
    }

    int hour() {
        return hour;
    }

    /** A place among the words, from 1. */
    int service() {
        return service;
    }

    /** 0: none. */
    int desk() {
        return desk;
    }

    /** 0: none. */
    public int specialist() {
        return specialist;
    }

    /** Seconds. */
    int putOff() {
        return putOff;
    }

    /** Microseconds, or {@link #NONE}; so the next two. */
    long waited() {
        return waited;
    }

    long walked() {
        return walked;
    }

    public long spent() {
        return spent;
    }

    /** Counted, and waited no longer than its norm. */
    boolean within() {
        return counts() && waited <= norm * 1_000_000L;
    }
}
