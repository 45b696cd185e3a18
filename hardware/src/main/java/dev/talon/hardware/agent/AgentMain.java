package dev.talon.hardware.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The main class: {@code java -jar talon-agent.jar}. */
public final class AgentMain {
    private AgentMain() {}

    public static void main(String[] arguments) {
        letters();
        // Before the first logger is created; settings from outside stay.
        usually("org.slf4j.simpleLogger.showDateTime", "true");
        usually("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        usually("org.slf4j.simpleLogger.showThreadName", "false");
        usually("org.slf4j.simpleLogger.showShortLogName", "true");
        int code = AgentCommand.run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Where the machine's locale is missing or C, Java would write each Russian letter as a question mark. */
    private static void letters() {
        if (Charset.defaultCharset().equals(StandardCharsets.US_ASCII)) {
            System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        }
    }

    private static void usually(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
