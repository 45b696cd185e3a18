package dev.talon.document;

import io.vertx.core.buffer.Buffer;

/**
 * A report as a file.
 *
 * @param name  without a directory, with its ending
 * @param title for people, in the language of the report
 */
public record ReportFile(String name, String contentType, String title, Buffer bytes) {}
