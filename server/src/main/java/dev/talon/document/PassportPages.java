package dev.talon.document;

import java.io.IOException;
import java.util.List;

/** Writes a passport as the last page of a document. */
public final class PassportPages {
    private PassportPages() {}

    public static void write(Paper paper, PassportSheet passport) throws IOException {
        paper.sheet(Sheet.DENSE);
        paper.part(passport.title());
        say(paper, passport.before());
        paper.grid(passport.counts().lowered());
        say(paper, passport.after());
    }

    private static void say(Paper paper, List<PassportSheet.Said> said) throws IOException {
        for (PassportSheet.Said one : said) {
            paper.said(one.term(), one.text());
        }
    }
}
