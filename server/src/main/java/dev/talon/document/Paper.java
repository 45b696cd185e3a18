package dev.talon.document;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A document of any format, written from top to bottom. */
public interface Paper extends Closeable {
    /** A line of the contents: a heading and its page; 0 where it is not known yet. */
    record Entry(String heading, int page) {}

    /** What comes next goes on pages that lie like this; it begins a part. At first they stand upright. */
    void sheet(Sheet sheet);

    /** The first page: whose report, of what, of when; the contents go under it. */
    void titlePage(String above, String title, String below) throws IOException;

    /** The contents, on a page of their own. */
    void contents(String heading, List<Entry> entries) throws IOException;

    /** Begins a part on a new page. */
    void part(String heading) throws IOException;

    /** The heading of a document of one part; no new page. */
    void title(String heading, String below) throws IOException;

    /** A heading within a part. */
    void heading(String heading) throws IOException;

    void paragraph(String text) throws IOException;

    /** Small print. */
    void note(String text) throws IOException;

    /** A term in bold with what is said of it, in small print; an empty term leaves the text alone. */
    void said(String term, String text) throws IOException;

    /** A heading with terms under it, on one page where one has room for it. */
    void together(String heading, List<PassportSheet.Said> said) throws IOException;

    void grid(Grid grid) throws IOException;

    /** The finished file. */
    byte[] bytes() throws IOException;
}
