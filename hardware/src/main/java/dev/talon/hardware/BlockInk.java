package dev.talon.hardware;

import dev.talon.hardware.layout.Block;
import dev.talon.hardware.layout.Block.Kind;
import dev.talon.hardware.layout.Block.Size;
import dev.talon.hardware.layout.SlipLayout;
import dev.talon.hardware.type.Typeface;

/** Draws the blocks of a layout on a sheet, one below the other. */
final class BlockInk {
    private final Slip slip;
    private final SlipLayout layout;
    private final Sheet sheet;
    private final Sizes sizes;
    private final SlipTexts texts;

    BlockInk(Slip slip, SlipLayout layout, Sheet sheet, Sizes sizes) {
        this.slip = slip;
        this.layout = layout;
        this.sheet = sheet;
        this.sizes = sizes;
        this.texts = new SlipTexts(slip);
    }

    void print(Block block) {
        if (!block.on() || !texts.prints(block, layout)) {
            return;
        }
        if (block.kind() == Kind.RULE && sheet.isBareSinceRule()) {
            sheet.backToRule();
            return;
        }
        sheet.space(sizes.space(block.above()));
        switch (block.kind()) {
            case LOGO -> sheet.picture(LogoDots.of(layout.logo(), sizes.logo(block.size())));
            case CENTRE, SERVICE, ADVICE -> centred(texts.of(block), Typeface.BOLD, block.size());
            case ADDRESS, TEXT -> centred(texts.of(block), Typeface.MEDIUM, block.size());
            case LABEL -> sheet.wide(slip.label(), sizes.label(block.size()));
            case FACTS, AHEAD, WAIT, ISSUED -> facts(block);
            case QR -> code(block.size());
            case RULE -> sheet.rule(sizes.rule(block.size()));
            case SPACE -> {}
        }
    }

    private void centred(String text, Typeface face, Size size) {
        int letters = sizes.letters(size);
        sheet.centred(text, face, letters, sizes.line(letters));
    }

    private void facts(Block block) {
        int letters = sizes.letters(block.size());
        for (Slip.Line line : texts.facts(block.kind())) {
            sheet.columns(line.name(), line.value(), letters, sizes.row(block.size()));
        }
    }

    private void code(Size size) {
        sheet.code(QrCode.of(slip.url()), sizes.code(size));
        sheet.space(sizes.gap() / 2);
        sheet.centred(slip.qrCaption(), Typeface.MEDIUM, sizes.small(), sizes.line(sizes.small()));
    }
}
