package dev.talon.promise;

/** How many people were ahead, as promises are compared by: {@code ahead_group} of the schema is the same rule. */
public enum AheadGroup {
    NONE("0", 0),
    FEW("1-3", 1),
    SOME("4-9", 4),
    MANY("10+", 10);

    private final String word;
    private final int from;

    AheadGroup(String word, int from) {
        this.word = word;
        this.from = from;
    }

    public String word() {
        return word;
    }

    public static AheadGroup of(int ahead) {
        AheadGroup found = NONE;
        for (AheadGroup group : values()) {
            if (ahead >= group.from) {
                found = group;
            }
        }
        return found;
    }
}
