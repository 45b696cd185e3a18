package dev.talon.hardware.agent;

/** The main class: {@code java -jar talon-agent.jar}. */
public final class AgentMain {
    private AgentMain() {}

    public static void main(String[] arguments) {
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

    private static void usually(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
