package dev.talon.paper;

import dev.talon.hardware.layout.Block;
import dev.talon.hardware.layout.Block.Kind;
import dev.talon.hardware.layout.SlipLayout;
import dev.talon.web.Problem;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A layout in a request. The contract has checked each block by itself.
 *
 * @param logo its name; empty for none
 */
record LayoutBody(List<Block> blocks, Optional<String> logo) {
    /** @throws Problem 422 where the blocks make no ticket, in both languages */
    LayoutBody checked() {
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        for (int i = 0; i < blocks.size(); i++) {
            Kind kind = blocks.get(i).kind();
            if (!seen.add(kind) && !kind.repeats()) {
                throw wrong(
                                "A ticket has each block once, except texts, lines and spaces.",
                                "Каждый блок на талоне один раз, кроме текстов, линий и отступов.")
                        .at("/blocks/" + i, "there already");
            }
        }
        if (blocks.stream().noneMatch(block -> block.kind() == Kind.LABEL && block.on())) {
            throw wrong(
                            "A ticket without its number is no ticket: switch the number on.",
                            "Талон без номера — не талон: включите номер.")
                    .at("/blocks", "the label is missing or off");
        }
        if (blocks.size() > SlipLayout.MOST_BLOCKS) {
            throw wrong(
                            "A ticket has at most " + SlipLayout.MOST_BLOCKS + " blocks.",
                            "На талоне не больше " + SlipLayout.MOST_BLOCKS + " блоков.")
                    .at("/blocks", "too many");
        }
        return this;
    }

    private static Problem wrong(String words, String russian) {
        return Problem.unprocessable("bad-layout", words).ru(russian);
    }
}
