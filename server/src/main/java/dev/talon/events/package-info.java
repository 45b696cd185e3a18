/** What has happened at a centre, for other programs: pages and a stream of events, in order, without gaps, without personal data. */
package dev.talon.events;
