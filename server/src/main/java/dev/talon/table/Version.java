package dev.talon.table;

import java.util.Optional;

/** The version of Talon that calculates figures. */
public final class Version {
    private Version() {}

    /** As the packaged program bears it; a program that was never packaged says so. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .map(version -> "talon " + version)
                .orElse("talon (not packaged)");
    }
}
