/**
 * The demonstration: a simulated centre. It exists in demo mode only, on loopback only, and says so on every page.
 *
 * <p>Simulated visitors and specialists use the same tickets and desks as real ones, so their day cannot be told from
 * a real one. They leave two desks free for people who try the desk page.
 */
package dev.talon.demo;
