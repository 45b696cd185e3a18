/**
 * Trusted times: which stages' times are doubtful and why, and how a manager marked them.
 *
 * <p>{@link dev.talon.statistics.times.DoubtfulStages} finds them by rule: a service of seconds, over the whole
 * lunch, long past closing, far from the specialist's typical duration, or finished by the end of the day. The
 * typical duration is the median of the logarithms of the specialist's services of that kind over the 90 days before;
 * far means more than 3.5 robust deviations (the median absolute deviation, scaled). Unlike a mean, a median is not
 * moved by one forgotten finish.
 *
 * <p>They are found in packed days, centre by centre. {@link dev.talon.statistics.times.MarkedStages} adds the marks,
 * which packed days do not contain. {@link dev.talon.statistics.times.DeskTimes} calculates how desks spent their
 * days, a month of a centre at a time.
 *
 * <p>{@link dev.talon.statistics.times.TimeMarks} marks stages as inaccurate or right, or withdraws a mark. Each mark
 * is an event with author and reason; the stage's {@code inaccurate} says whether it counts in the means.
 */
package dev.talon.statistics.times;
