package dev.talon.console;

import dev.talon.words.Words;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command as it was written, in the language of whoever wrote it: picocli says it in English only. */
public final class WrittenWrongly {
    private static final String AREA = "command";

    private WrittenWrongly() {}

    /** Without a full stop at its end. @param language a code of ISO 639-1 */
    public static String said(ParameterException fault, String language) {
        var words = new Words(AREA, language);
        if (fault instanceof UnmatchedArgumentException unknown) {
            return words.text("unknown", String.join(" ", unknown.getUnmatched()));
        }
        if (fault instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            boolean value = missing.getMissing().stream().allMatch(spec -> spec.isOption() && !spec.required());
            return words.text(
                    value ? "missing-value" : "missing",
                    missing.getMissing().stream().map(WrittenWrongly::name).collect(Collectors.joining(", ")));
        }
        if (fault instanceof OverwrittenOptionException twice) {
            return words.text("too-many", name(twice.getOverwritten()));
        }
        if (fault.getArgSpec() != null && fault.getValue() != null) {
            return words.text("wrong-value", name(fault.getArgSpec()), fault.getValue());
        }
        return words.text("otherwise", fault.getMessage());
    }

    private static String name(ArgSpec spec) {
        return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }
}
