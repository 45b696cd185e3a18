package dev.talon.hardware;

import dev.talon.hardware.escpos.Look;
import dev.talon.hardware.escpos.TextPage;
import dev.talon.hardware.layout.Block;
import dev.talon.hardware.layout.Block.Kind;
import dev.talon.hardware.layout.Block.Size;
import dev.talon.hardware.layout.SlipLayout;
import dev.talon.hardware.profile.PrinterProfile;

/** Prints a slip in the printer's own letters, block by block in the order of the layout. */
final class SlipLetters {
    private static final double BELOW_BAR_MM = 3;

    /** In dots: on a slow line a larger one takes longer than all the letters. */
    private static final int WIDEST_LOGO = 192;

    private final Slip slip;
    private final SlipLayout layout;
    private final PrinterProfile profile;
    private final SlipTexts texts;
    private final TextPage page;

    private SlipLetters(Slip slip, SlipLayout layout, PrinterProfile profile) {
        this.slip = slip;
        this.layout = layout;
        this.profile = profile;
        this.texts = new SlipTexts(slip);
        this.page = new TextPage(profile);
    }

    static TextPage set(Slip slip, SlipLayout layout, PrinterProfile profile) {
        SlipLetters letters = new SlipLetters(slip, layout, profile);
        if (slip.copy()) {
            letters.page.bar(SlipImage.COPY, Look.centred(1, 2, true));
            letters.page.space(BELOW_BAR_MM);
        }
        layout.blocks().forEach(letters::print);
        return letters.page;
    }

    private void print(Block block) {
        if (!block.on() || !texts.prints(block, layout)) {
            return;
        }
        if (block.kind() == Kind.RULE && page.isBareSinceRule()) {
            page.backToRule();
            return;
        }
        page.space(block.above());
        switch (block.kind()) {
            case LOGO -> logo(block.size());
            case CENTRE, SERVICE, ADVICE -> page.text(texts.of(block), look(block.size(), true));
            case ADDRESS, TEXT -> page.text(texts.of(block), look(block.size(), false));
            case LABEL -> page.text(slip.label().strip(), label(block.size()));
            case FACTS, AHEAD, WAIT, ISSUED -> facts(block);
            case QR -> code(block.size());
            case RULE -> page.rule(block.size().compareTo(Size.MEDIUM) >= 0);
            case SPACE -> {}
        }
    }

    private void logo(Size size) {
        int wide = Sizes.of(profile.widthDots()).logo(size);
        page.picture(LogoDots.of(layout.logo(), Math.min(wide, WIDEST_LOGO)));
    }

    private static Look look(Size size, boolean bold) {
        return switch (size) {
            case SMALL, NORMAL, MEDIUM -> Look.centred(1, 1, bold);
            case LARGE -> Look.centred(1, 2, bold);
            case HUGE -> Look.centred(2, 2, bold);
        };
    }

    /** As large as wanted, but on one line if possible: nobody reads a number across two. */
    private Look label(Size size) {
        int times = size.compareTo(Size.LARGE) < 0 ? 2 : size == Size.LARGE ? 3 : 4;
        while (times > 1 && slip.label().strip().length() * times > profile.columns()) {
            times--;
        }
        return Look.centred(times, times, true);
    }

    private void facts(Block block) {
        boolean large = block.size().compareTo(Size.LARGE) >= 0;
        Look look = new Look(1, large ? 2 : 1, false, false, Look.Side.LEFT);
        texts.facts(block.kind()).forEach(line -> page.columns(line.name(), line.value(), look));
    }

    private void code(Size size) {
        CodeSize.put(page, profile, slip.url(), size);
        page.text(slip.qrCaption(), Look.centred(1, 1, false));
    }
}
