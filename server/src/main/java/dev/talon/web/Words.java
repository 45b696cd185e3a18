package dev.talon.web;

/** What is said of a fault, in both languages of the centres. */
record Words(String english, String russian) {}
