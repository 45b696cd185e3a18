package dev.talon.promise;

import java.util.List;

/**
 * Who comes to a centre at this time of day.
 *
 * @param route kinds, in order
 * @param norm seconds
 * @param anHour how many tickets an hour
 */
record Arrival(List<String> route, double norm, double anHour) {}
