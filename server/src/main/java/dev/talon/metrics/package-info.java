/** What Prometheus is told of the queue. */
package dev.talon.metrics;
