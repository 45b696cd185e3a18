package dev.talon.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command as it was written, in the language of whoever wrote it: picocli says it in English only. */
final class WrittenWrongly {
    private WrittenWrongly() {}

    static String said(ParameterException fault) {
        if (fault instanceof UnmatchedArgumentException unknown) {
            return Said.text("talon.unknown", String.join(" ", unknown.getUnmatched()));
        }
        if (fault instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            boolean value = missing.getMissing().stream().allMatch(spec -> spec.isOption() && !spec.required());
            return Said.text(
                    value ? "talon.missing-value" : "talon.missing",
                    missing.getMissing().stream().map(WrittenWrongly::name).collect(Collectors.joining(", ")));
        }
        if (fault instanceof OverwrittenOptionException twice) {
            return Said.text("talon.too-many", name(twice.getOverwritten()));
        }
        if (fault.getArgSpec() != null && fault.getValue() != null) {
            return Said.text("talon.wrong-value", name(fault.getArgSpec()), fault.getValue());
        }
        return fault.getCommandLine().getCommand() instanceof TalonCommand
                ? fault.getMessage()
                : Said.text("talon.otherwise", fault.getMessage());
    }

    private static String name(ArgSpec spec) {
        return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }
}
