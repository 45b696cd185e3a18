/**
 * How long a visitor will wait, said as an interval that holds in eight cases of ten, and what came of it. See
 * {@code server/docs/promise.md}.
 */
package dev.talon.promise;
