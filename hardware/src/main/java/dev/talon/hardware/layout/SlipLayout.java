package dev.talon.hardware.layout;

import dev.talon.hardware.layout.Block.Kind;
import dev.talon.words.Name;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The template of a centre's tickets.
 *
 * @param blocks from top to bottom, at most {@value #MOST_BLOCKS}; the label is among them and on, each other kind at most
 *     once, save texts, rules and spaces
 * @param logo printed where the block {@link Kind#LOGO} stands
 */
public record SlipLayout(List<Block> blocks, Logo logo) {
    /** More would not fit on a ticket. */
    public static final int MOST_BLOCKS = 40;

    /** The layout of a centre that has not changed anything. */
    public static final SlipLayout USUAL = new SlipLayout(
            List.of(
                    Block.of(Kind.LOGO, 0),
                    Block.of(Kind.CENTRE, 0),
                    Block.of(Kind.SPACE, 0.5),
                    Block.of(Kind.ADDRESS, 0),
                    Block.of(Kind.LABEL, 4.5),
                    Block.of(Kind.SPACE, 4.5),
                    Block.of(Kind.SERVICE, 0),
                    Block.of(Kind.RULE, 3),
                    Block.of(Kind.SPACE, 2),
                    Block.of(Kind.FACTS, 0),
                    Block.of(Kind.AHEAD, 0),
                    Block.of(Kind.WAIT, 0),
                    Block.of(Kind.ISSUED, 0),
                    Block.of(Kind.RULE, 2),
                    Block.of(Kind.QR, 3),
                    Block.of(Kind.ADVICE, 2),
                    Block.of(Kind.SPACE, 1.5)),
            Logo.NONE);

    /** @throws IllegalArgumentException when the blocks do not make a ticket; the message says why */
    public SlipLayout {
        if (blocks == null || blocks.isEmpty() || blocks.size() > MOST_BLOCKS) {
            throw new IllegalArgumentException("a layout has 1 to " + MOST_BLOCKS + " blocks");
        }
        blocks = List.copyOf(blocks);
        logo = Objects.requireNonNullElse(logo, Logo.NONE);
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        for (Block block : blocks) {
            if (!seen.add(block.kind()) && !block.kind().repeats()) {
                throw new IllegalArgumentException("a layout has this block only once: " + block.kind());
            }
        }
        if (blocks.stream().noneMatch(block -> block.kind() == Kind.LABEL && block.on())) {
            throw new IllegalArgumentException("a layout prints the ticket's label: it is what the visitor holds");
        }
    }

    /** What a block of the kind text says in a language; where that is empty, in another, as {@link Name#in} has it; empty where there is none. */
    public static String text(Block block, String language) {
        return Name.of(block.text()).in(language);
    }

    /** The same layout with another logo. */
    public SlipLayout withLogo(Logo other) {
        return new SlipLayout(blocks, other);
    }
}
