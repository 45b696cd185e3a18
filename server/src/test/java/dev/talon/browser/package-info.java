/** What people see and press: the pages of a running node in the system's own Chromium. */
package dev.talon.browser;
