package dev.talon.hardware.agent;

import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Shows the pair code so large that nobody at the console or in the log can miss it. */
final class CodeSign {
    private static final String RULE = "=".repeat(72);

    private CodeSign() {}

    static Consumer<String> on(AgentSettings settings) {
        return code -> {
            System.out.println(words(code, settings.server() + "/admin/"));
            LoggerFactory.getLogger("talon-agent")
                    .info("The pair code is {}; it is confirmed at {}/admin/", code, settings.server());
        };
    }

    private static String words(String code, String address) {
        String spaced = String.join(" ", code.split(""));
        return """

                %1$s

                    КОД ПОДКЛЮЧЕНИЯ:   %2$s
                    Администратор вводит его на странице «Устройства»: %3$s

                    PAIR CODE:         %2$s
                    An administrator types it in on the page of devices: %3$s

                    Код действует 10 минут. The code lives ten minutes.
                %1$s
                """.formatted(RULE, spaced, address);
    }
}
