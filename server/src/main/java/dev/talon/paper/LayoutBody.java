package dev.talon.paper;

import static dev.talon.web.Problem.said;

import dev.talon.hardware.layout.Block;
import dev.talon.hardware.layout.Block.Kind;
import dev.talon.hardware.layout.SlipLayout;
import dev.talon.web.Problem;
import dev.talon.words.Text;
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
                throw wrong(said("bad-layout")).at("/blocks/" + i, "there already");
            }
        }
        if (blocks.stream().noneMatch(block -> block.kind() == Kind.LABEL && block.on())) {
            throw wrong(said("bad-layout.no-number")).at("/blocks", "the label is missing or off");
        }
        if (blocks.size() > SlipLayout.MOST_BLOCKS) {
            throw wrong(said("bad-layout.too-many", SlipLayout.MOST_BLOCKS)).at("/blocks", "too many");
        }
        return this;
    }

    private static Problem wrong(Text words) {
        return Problem.unprocessable("bad-layout", words);
    }
}
