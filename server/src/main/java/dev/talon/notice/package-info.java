/** What visitors are told beside their turn: notices, planned outages, and the alarm that takes every screen. */
package dev.talon.notice;
