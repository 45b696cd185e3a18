package dev.talon.statistics;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Reads the packed stages of a centre's day one at a time, in the form of the schema's {@code stage_record}. The
 * getters return the stage that {@link #at} has read last.
 */
public final class PackedDay {
    /** Where there is no time. */
    static final long NONE = Long.MIN_VALUE;

    /** Of a stage. */
    static final int BYTES = 52;

    /** Where there is no minute. */
    public static final int NEVER = -1;

    /** Added to the state of a stage whose times are not trusted. */
    static final int INACCURATE = 16;

    /** Added to the state of a stage that was served and turned out to be for another service. */
    static final int WRONG_SERVICE = 32;

    /** Added to the state of a stage that nobody queued for. */
    static final int NOT_QUEUED = 64;

    /** Of the number that has the hour and, above it, the place of a kind that is neither of the two. */
    static final int HOUR_BITS = 5;

    private static final String CONSULTATION = "consultation";
    private static final String CASH = "cash";

    private static final int SERVED = 5;
    private static final int LAST_OPEN = 4;

    private final String centre;
    private final LocalDate day;
    private final String[] words;
    private final ByteBuffer stages;
    /** Seconds, by the place of a service among the words, that stand in for the norms of issue; empty, or 0: none. */
    private int[] anew = {};

    private int kinds;
    private int from;

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
        from = stage * BYTES;
    }

    public String centre() {
        return centre;
    }

    public LocalDate day() {
        return day;
    }

    /** Kinds other than the two, services, desks and specialists; their places count from 1. */
    public String[] words() {
        return words;
    }

    /** @param place from 1; 0: none, and empty */
    public String word(int place) {
        return place == 0 ? "" : words[place - 1];
    }

    /** About how much of the memory it takes. */
    int bytes() {
        return stages.capacity() + 4 * words.length + 200;
    }

    int size() {
        return stages.capacity() / BYTES;
    }

    int position() {
        return stages.getShort(from);
    }

    /** A number of the kind, below {@link #kinds}: 0 consultation, 1 cash, from 2 on one more than its place among the words. */
    public int kind() {
        int place = (stages.getShort(from + 8) & 0xFFFF) >> HOUR_BITS;
        return place > 0 ? place + 1 : stages.getShort(from + 2) & 1;
    }

    /** The code of a kind. @param number as {@link #kind} has it */
    public String kindWord(int number) {
        return number == 0 ? CONSULTATION : number == 1 ? CASH : words[number - 2];
    }

    /** The number of a kind; -1: the day has no stage of it. */
    int kindNumber(String word) {
        return switch (word) {
            case CONSULTATION -> 0;
            case CASH -> 1;
            default -> {
                int at = Arrays.asList(words).indexOf(word);
                yield at < 0 ? at : at + 2;
            }
        };
    }

    /** One more than the largest number of a kind. */
    public int kinds() {
        if (kinds == 0) {
            int most = 0;
            for (int at = 8; at < stages.capacity(); at += BYTES) {
                most = Math.max(most, (stages.getShort(at) & 0xFFFF) >> HOUR_BITS);
            }
            kinds = most + 2;
        }
        return kinds;
    }

    /** From 1: waiting, called, serving, postponed, served, no_show, cancelled, expired. */
    int state() {
        return stages.getShort(from + 4) & INACCURATE - 1;
    }

    public boolean served() {
        return state() == SERVED;
    }

    /** Served for its own service, with times that are trusted. */
    public boolean counts() {
        return (stages.getShort(from + 4) & ~NOT_QUEUED) == SERVED;
    }

    boolean wrongService() {
        return (stages.getShort(from + 4) & WRONG_SERVICE) != 0;
    }

    /** Whether somebody queued for it: then its wait is in the mean. */
    boolean queued() {
        return (stages.getShort(from + 4) & NOT_QUEUED) == 0;
    }

    boolean open() {
        return state() <= LAST_OPEN;
    }

    /**
     * The minute in which the service began, from the midnight of the business day on the centre's clock. Earlier
     * moments count as 0, those more than eleven days later as 16382. {@link #NEVER}: it did not begin.
     */
    public int begun() {
        return (stages.getShort(from + 2) >> 1) - 1;
    }

    /** The minute by which the service had ended, like {@link #begun}, rounded up; {@link #NEVER}: it has not ended. */
    public int ended() {
        return (stages.getShort(from + 6) >> 1) - 1;
    }

    boolean priority() {
        return (stages.getShort(from + 6) & 1) != 0;
    }

    int hour() {
        return stages.getShort(from + 8) & (1 << HOUR_BITS) - 1;
    }

    /** A place among the words, from 1. */
    int service() {
        return stages.getShort(from + 10);
    }

    /** 0: none. */
    int desk() {
        return stages.getShort(from + 12);
    }

    /** 0: none. */
    public int specialist() {
        return stages.getShort(from + 14);
    }

    private int norm() {
        int again = anew.length == 0 ? 0 : anew[service() - 1];
        return again == 0 ? stages.getInt(from + 16) : again;
    }

    /** Seconds. */
    int putOff() {
        return stages.getInt(from + 20);
    }

    /** Microseconds, or {@link #NONE}; so the next two. */
    long waited() {
        return stages.getLong(from + 24);
    }

    long walked() {
        return stages.getLong(from + 32);
    }

    public long spent() {
        return stages.getLong(from + 40);
    }

    /** Seconds set aside after the first call. */
    int aside() {
        return stages.getInt(from + 48);
    }

    /** Counted, and waited no longer than its norm. */
    boolean within() {
        return counts() && queued() && waited() <= norm() * 1_000_000L;
    }
}
