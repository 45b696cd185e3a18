package dev.talon;

/** The command line: {@code talon serve}, {@code demo}, {@code backup}, {@code restore}. */
public final class Talon {
    private Talon() {}

    public static void main(String[] args) {
        System.out.println("Talon");
    }
}
