package dev.talon.promise;

/** The normal distribution. */
final class Normal {
    private Normal() {}

    /** By the formula 26.2.23 of Abramowitz and Stegun, to four decimals. @param share between 0 and 1 */
    static double quantile(double share) {
        double tail = Math.min(share, 1 - share);
        double t = Math.sqrt(-2 * Math.log(tail));
        double z =
                t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        return share < 0.5 ? -z : z;
    }
}
