package dev.talon.statistics;

/** The stages of a centre's day that match a filter, column by column: unpacked once for all breakdowns. */
final class StageColumns {
    private static final int ROOM = 512;

    private PackedDay day;
    private int size;
    private int[] hours = new int[ROOM];
    private int[] desks = new int[ROOM];
    private int[] cases = new int[ROOM];
    private int[] specialists = new int[ROOM];
    private int[] days = new int[ROOM];
    private int[] states = new int[ROOM];
    private int[] visits = new int[ROOM];
    private int[] within = new int[ROOM];
    private int[] putOff = new int[ROOM];
    private int[] aside = new int[ROOM];
    private int[] queued = new int[ROOM];
    private long[] walked = new long[ROOM];
    private long[] waited = new long[ROOM];
    private long[] spent = new long[ROOM];

    /** Nothing is taken yet of this day. */
    void begin(PackedDay next) {
        day = next;
        size = 0;
        if (next.size() > hours.length) {
            grow(next.size());
        }
    }

    private void grow(int capacity) {
        hours = new int[capacity];
        desks = new int[capacity];
        cases = new int[capacity];
        specialists = new int[capacity];
        days = new int[capacity];
        states = new int[capacity];
        visits = new int[capacity];
        within = new int[capacity];
        putOff = new int[capacity];
        aside = new int[capacity];
        queued = new int[capacity];
        walked = new long[capacity];
        waited = new long[capacity];
        spent = new long[capacity];
    }

    /** Takes the stage that the day has read last. */
    void add(PackedDay stage) {
        int at = size++;
        hours[at] = stage.hour();
        desks[at] = stage.desk();
        cases[at] = (stage.kind() * (stage.words().length + 1) + stage.service()) << 1 | (stage.priority() ? 1 : 0);
        specialists[at] = stage.specialist();
        visits[at] = stage.position() == 1 ? 1 : 0;
        if (stage.counts()) {
            states[at] = Accumulator.COUNTED;
            within[at] = stage.within() ? 1 : 0;
            putOff[at] = stage.putOff();
            aside[at] = stage.aside();
            queued[at] = stage.queued() ? 1 : 0;
            walked[at] = stage.walked();
            waited[at] = SecondsHistogram.mark(stage.waited());
            spent[at] = SecondsHistogram.mark(stage.spent());
        } else {
            states[at] = stage.wrongService() ? Accumulator.WRONG_SERVICE : stage.state();
            waited[at] = stage.waited();
            spent[at] = stage.spent();
        }
    }

    PackedDay day() {
        return day;
    }

    int size() {
        return size;
    }

    /** As many as were taken; what follows them means nothing. So the next. */
    int[] hours() {
        return hours;
    }

    /** Places among the day's words; so the specialists. */
    int[] desks() {
        return desks;
    }

    /** The kind's number, the service's place, and a bit for priority. */
    int[] cases() {
        return cases;
    }

    int[] specialists() {
        return specialists;
    }

    /** All the same. */
    int[] days() {
        return days;
    }

    /** As {@link PackedDay#state}, or {@link Accumulator#COUNTED}, or {@link Accumulator#WRONG_SERVICE}. */
    int state(int stage) {
        return states[stage];
    }

    /** 1 where the stage is its ticket's first; else 0. */
    int visit(int stage) {
        return visits[stage];
    }

    /** Of a stage that counts, 1 where it waited no longer than its norm; so the next three. */
    int within(int stage) {
        return within[stage];
    }

    /** Seconds; so the next. */
    int putOff(int stage) {
        return putOff[stage];
    }

    int aside(int stage) {
        return aside[stage];
    }

    /** 1 where somebody queued for it; else 0. */
    int queued(int stage) {
        return queued[stage];
    }

    /** Microseconds. */
    long walked(int stage) {
        return walked[stage];
    }

    /** Of a stage that counts as {@link SecondsHistogram#mark} says it, else microseconds; so the next. */
    long waited(int stage) {
        return waited[stage];
    }

    long spent(int stage) {
        return spent[stage];
    }
}
