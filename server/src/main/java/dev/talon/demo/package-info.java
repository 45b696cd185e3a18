/**
 * The demonstration: a centre that lives. It exists in demo mode only, on loopback only, and says so on every page.
 *
 * <p>Simulated visitors and specialists use the same tickets and desks as real ones, so what they do cannot be told apart
 * from a day's work. They leave two desks free for whoever tries the desk page.
 */
package dev.talon.demo;
