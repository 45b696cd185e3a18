package dev.talon.cli;

import static dev.talon.cli.Said.said;

import dev.talon.words.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Finds variables that look like settings of Talon but are none. A mistyped name would otherwise have no effect, and
 * nobody would notice.
 */
final class UnknownVariables {
    private static final Pattern NAME = Pattern.compile("TALON_[A-Z_]+[A-Z]");
    /** The agent beside a printer has settings of its own. */
    private static final String AGENT = "TALON_AGENT_";

    private UnknownVariables() {}

    /** One sentence for each, which names the setting that is most like it. */
    static List<Text> of(Map<String, String> environment) {
        Set<String> known = known();
        return environment.keySet().stream()
                .filter(name -> name.toUpperCase(Locale.ROOT).startsWith("TALON"))
                .filter(name -> !name.startsWith(AGENT) && !known.contains(name))
                .sorted()
                .map(name -> said("unknown-variable", name, nearest(name, known)))
                .toList();
    }

    /** All variables that the help of a command explains: there is no other list. */
    static Set<String> known() {
        Set<String> known = new TreeSet<>();
        CommandLine talon = TalonCommand.line();
        List<CommandLine> all = new ArrayList<>(talon.getSubcommands().values());
        all.add(talon);
        for (CommandLine command : all) {
            List<String> texts = new ArrayList<>(
                    List.of(command.getCommandSpec().usageMessage().description()));
            for (OptionSpec option : command.getCommandSpec().options()) {
                texts.addAll(List.of(option.description()));
            }
            for (String text : texts) {
                Matcher names = NAME.matcher(text);
                while (names.find()) {
                    known.add(names.group());
                }
            }
        }
        return known;
    }

    private static String nearest(String name, Set<String> known) {
        String given = name.toUpperCase(Locale.ROOT);
        return known.stream()
                // A shortened name stands for the one that it begins.
                .min(Comparator.comparing((String one) -> !one.startsWith(given))
                        .thenComparing(one -> distance(given, one)))
                .orElseThrow();
    }

    /** How many letters must be inserted, removed or replaced to turn one into the other. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(same, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }
}
