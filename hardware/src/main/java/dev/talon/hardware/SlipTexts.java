package dev.talon.hardware;

import dev.talon.hardware.layout.Block;
import dev.talon.hardware.layout.Block.Kind;
import dev.talon.hardware.layout.SlipLayout;
import java.util.List;

/** The texts of a slip for each block, for letters and for pictures alike. */
record SlipTexts(Slip slip) {
    /** Whether there is anything to print in this block. */
    boolean prints(Block block, SlipLayout layout) {
        return switch (block.kind()) {
            case LOGO -> !layout.logo().isNone();
            case QR -> !slip.url().isEmpty();
            case FACTS, AHEAD, WAIT, ISSUED -> !facts(block.kind()).isEmpty();
            case RULE, SPACE -> true;
            default -> !of(block).isBlank();
        };
    }

    /** The text of a block that is one text; empty for any other. */
    String of(Block block) {
        return switch (block.kind()) {
            case CENTRE -> slip.centre();
            case ADDRESS -> slip.address();
            case LABEL -> slip.label();
            case SERVICE -> slip.service();
            case ADVICE -> slip.advice();
            case TEXT -> SlipLayout.text(block, slip.language());
            default -> "";
        };
    }

    /** The facts of a block, in the slip's order. */
    List<Slip.Line> facts(Kind kind) {
        return slip.lines().stream().filter(line -> kind(line.fact()) == kind).toList();
    }

    private static Kind kind(Slip.Fact fact) {
        return switch (fact) {
            case AHEAD -> Kind.AHEAD;
            case WAIT -> Kind.WAIT;
            case ISSUED -> Kind.ISSUED;
            case OTHER -> Kind.FACTS;
        };
    }
}
