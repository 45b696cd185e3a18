package dev.talon.table.publication;

import dev.talon.table.Form;
import dev.talon.table.TableWords;
import dev.talon.words.Words;

/** What the header of the printed table says beside the words of its published form. */
final class PrintWords extends Words {
    PrintWords(TableWords words) {
        super("table-print", words.language());
    }

    /** The combined group where both of its forms stand beside each other. */
    String combined(String title, Form form) {
        return "%s (%s)".formatted(title, text(form == Form.PUBLISHED ? "published" : "measured"));
    }

    /** What a figure of a column is counted in. */
    String count(boolean tickets) {
        return text(tickets ? "count.tickets" : "count.stages");
    }

    String difference(boolean seconds) {
        return text(seconds ? "difference.seconds" : "difference.times");
    }
}
