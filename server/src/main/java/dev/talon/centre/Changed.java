package dev.talon.centre;

/** What a change brought: the centre and the version that its screens should have. */
public record Changed(int centreId, long version) {}
