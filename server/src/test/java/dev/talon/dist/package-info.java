/** What is published, as somebody installs it: {@code mvn verify -Pdist}. */
package dev.talon.dist;
