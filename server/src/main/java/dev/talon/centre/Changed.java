package dev.talon.centre;

/** The result of a change: the centre, and the version that its screens should have. */
public record Changed(int centreId, long version) {}
