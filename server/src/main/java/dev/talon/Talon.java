package dev.talon;

import dev.talon.cli.TalonCommand;
import java.nio.file.Path;
import java.util.List;

/** The command line: {@code talon serve}, {@code demo}, {@code backup}, {@code restore}, {@code generate}, {@code password}. */
public final class Talon {
    private static final int WRONG_SETTING = 2;

    private Talon() {}

    public static void main(String[] arguments) {
        Output.setUp();
        List<Path> missing = Libraries.missing();
        if (!missing.isEmpty()) {
            // Words are in one of them.
            System.err.println("Talon cannot start without the files in lib/ beside talon.jar; " + missing.size()
                    + " of them are missing, the first is " + missing.get(0) + ": copy talon.jar and lib/ together.");
            System.exit(WRONG_SETTING);
        }
        int code = TalonCommand.run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }
}
