/** A day by quarter hours, the cause of its longest waits, and what was done to the order of the queue by hand. */
package dev.talon.statistics.quarters;
