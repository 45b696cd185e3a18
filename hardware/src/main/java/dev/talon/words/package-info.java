/**
 * What people read, by language: {@code words/<language>/<area>.json} of the class path. A language is there when its files are;
 * no code names one but the default.
 */
package dev.talon.words;
