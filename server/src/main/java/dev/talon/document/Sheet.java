package dev.talon.document;

/** The orientation of A4 pages. */
public enum Sheet {
    UPRIGHT(false, 57, 9),
    /** On its side. */
    WIDE(true, 57, 9),
    /** On its side, with narrow edges and the smallest print: for what is looked up and not read. */
    DENSE(true, 30, 7);

    private static final float SHORT = 595.3f;
    private static final float LONG = 841.9f;
    /** Points that are left free at the left and at the right. */
    static final float SIDE = 42.5f;

    final boolean wide;
    /** Points that are left free above and below. */
    final float edge;
    /** The size of small print, points. */
    final int small;

    Sheet(boolean wide, float edge, int small) {
        this.wide = wide;
        this.edge = edge;
        this.small = small;
    }

    /** Points across the whole page. */
    float across() {
        return wide ? LONG : SHORT;
    }

    /** Points down the whole page. */
    float down() {
        return wide ? SHORT : LONG;
    }

    /** Points that a table is wide. */
    public float width() {
        return across() - 2 * SIDE;
    }
}
