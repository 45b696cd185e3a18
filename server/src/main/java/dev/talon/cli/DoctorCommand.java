package dev.talon.cli;

import dev.talon.Settings;
import dev.talon.Settings.Mode;
import dev.talon.cli.doctor.Doctor;
import dev.talon.cli.doctor.Finding;
import dev.talon.cli.doctor.Finding.Level;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
    private static final int FAULTS = 3;

    @Mixin
    private ServerOptions options;

    @Option(names = "--json", descriptionKey = "doctor.json")
    private boolean json;

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        UnknownVariables.of(System.getenv()).forEach(unknown -> findings.add(Finding.noted("settings", unknown)));
        try {
            Settings settings = options.settings(Mode.SERVE, Variables.ofProcess());
            findings.addAll(Doctor.look(settings, Instant.now()));
        } catch (WrongSetting wrong) {
            findings.add(Finding.said("settings", wrong.text()));
        }
        boolean well = findings.stream().noneMatch(finding -> finding.level() == Level.FAULT);
        if (json) {
            System.out.println(encoded(findings, well));
        } else {
            findings.forEach(DoctorCommand::tell);
            System.out.println(summary(findings));
        }
        return well ? 0 : FAULTS;
    }

    private static void tell(Finding finding) {
        System.out.println(mark(finding.level()) + " " + finding.says().in(Said.language()));
        finding.todo().ifPresent(todo -> System.out.println("    → ".replace("→", arrow()) + todo.in(Said.language())));
    }

    private static String summary(List<Finding> findings) {
        long faults = count(findings, Level.FAULT);
        long notes = count(findings, Level.NOTE);
        return faults == 0 && notes == 0
                ? Said.text("doctor.well")
                : Said.count("doctor.faults", faults, faults) + ", " + Said.count("doctor.notes", notes, notes);
    }

    private static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    private static String encoded(List<Finding> findings, boolean well) {
        var all = new JsonArray();
        for (Finding finding : findings) {
            var one = new JsonObject()
                    .put("check", finding.check())
                    .put("level", finding.level().name().toLowerCase(Locale.ROOT))
                    .put("says", finding.says().in(Said.language()));
            finding.todo().ifPresent(todo -> one.put("todo", todo.in(Said.language())));
            all.add(one);
        }
        return new JsonObject().put("well", well).put("findings", all).encodePrettily();
    }

    private static String mark(Level level) {
        return switch (level) {
            case OK -> shown("✓", "+");
            case NOTE -> "!";
            case FAULT -> shown("✗", "x");
        };
    }

    private static String arrow() {
        return shown("→", "-");
    }

    /** Letters of old locales have no such signs. */
    private static String shown(String sign, String otherwise) {
        return Said.letters().newEncoder().canEncode(sign) ? sign : otherwise;
    }
}
