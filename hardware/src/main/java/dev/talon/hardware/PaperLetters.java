package dev.talon.hardware;

import dev.talon.hardware.escpos.TextPage;
import dev.talon.hardware.profile.PrinterProfile;

/** A paper in the printer's own letters. */
final class PaperLetters {
    private PaperLetters() {}

    static TextPage set(Paper paper, PrinterProfile profile) {
        if (paper instanceof Paper.Ticket ticket) {
            return SlipLetters.set(ticket.slip(), ticket.layout(), profile);
        }
        return TestLetters.set((Paper.Test) paper, profile);
    }
}
