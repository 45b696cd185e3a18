/**
 * Honest times: which stages' times are to be doubted and why, and what a manager said of them.
 *
 * <p>{@link dev.talon.statistics.times.DoubtfulStages} finds them by rule: served for seconds, over the whole lunch, long past closing,
 * far from what the specialist usually takes, or left open when the day ended. The usual is the median of the logarithms of
 * the specialist's services of that kind over the 90 days before, and far is more than 3.5 robust deviations (the median
 * absolute deviation, scaled): one forgotten finish does not move it, as it would a mean.
 *
 * <p>They are found in packed days, centre by centre; {@link dev.talon.statistics.times.MarkedStages} has those of which something was said, which packed
 * days do not know. {@link dev.talon.statistics.times.DeskTimes} works out how desks spent their days, a month of a centre at a time.
 *
 * <p>{@link dev.talon.statistics.times.TimeMarks} marks stages inaccurate, finds them right, or takes the mark back. Each mark is an
 * event with who and why; the stage's {@code inaccurate} says whether it counts in the means.
 */
package dev.talon.statistics.times;
