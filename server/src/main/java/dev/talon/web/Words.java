package dev.talon.web;

/** A text about an error, in English and Russian. */
record Words(String english, String russian) {}
