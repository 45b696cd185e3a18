package dev.talon;

import dev.talon.cli.TalonCommand;

/** The command line: {@code talon serve}, {@code demo}, {@code backup}, {@code restore}, {@code generate}. */
public final class Talon {
    private Talon() {}

    public static void main(String[] arguments) {
        int code = TalonCommand.run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }
}
