/**
 * Measures a whole Talon in a process of its own, over the PostgreSQL it brings, with everything that keeps figures on. The
 * load comes from this process, on the same cores. Figures of different machines do not compare; ratios do.
 */
package dev.talon.bench;
