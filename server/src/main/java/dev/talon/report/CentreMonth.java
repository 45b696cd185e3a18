package dev.talon.report;

/**
 * The sums of one month of one centre.
 *
 * @param centre code
 */
record CentreMonth(String centre, MonthFacts facts) {}
