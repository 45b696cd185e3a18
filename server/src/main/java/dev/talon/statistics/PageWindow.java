package dev.talon.statistics;

import static dev.talon.web.Problem.said;

import dev.talon.web.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Counts the stages of a list and collects the sort keys of the first ones, to find which days must be read for the
 * requested page. PostgreSQL orders the stages within a day.
 */
public final class PageWindow {
    /** The furthest position of a page; takes some ten megabytes. */
    private static final long FARTHEST = 200_000;

    /** The days of centres in which the stages of a page are, each once. */
    record Day(String centre, LocalDate day) {}

    /**
     * The requested page.
     *
     * @param first the first of its stages
     * @param last the last one
     * @param skip how many of the stages that are equal to the first belong to the page before
     */
    public record Window(long total, List<Day> days, SortKey first, SortKey last, int skip) {
        public String[] centres() {
            return days.stream().map(Day::centre).toArray(String[]::new);
        }

        public LocalDate[] dates() {
            return days.stream().map(Day::day).toArray(LocalDate[]::new);
        }

        public boolean isEmpty() {
            return days.isEmpty();
        }
    }

    private final int from;
    private final int to;
    /** The last of them first. */
    private final PriorityQueue<SortKey> kept = new PriorityQueue<>(SortKey.ORDER.reversed());
    /** The centres of what stands where the last of them does, and was not kept. */
    private final Set<String> besideLast = new HashSet<>();

    private long total;

    /**
     * @param page from 1
     * @throws Problem 422 where the page is behind what a list is leafed through to
     */
    public PageWindow(int page, int size) {
        if ((long) page * size > FARTHEST) {
            throw Problem.unprocessable("page-too-far", said("page-too-far"))
                    .at("page", "the last is " + FARTHEST / size);
        }
        this.from = (page - 1) * size;
        this.to = page * size;
    }

    /** @param key the smallest first */
    public void add(long key, long day, String centre) {
        total++;
        if (kept.size() < to) {
            kept.add(new SortKey(key, day, centre));
            return;
        }
        SortKey last = kept.peek();
        if (key == last.key() && day == last.day()) {
            besideLast.add(centre);
        } else if (key < last.key() || key == last.key() && day < last.day()) {
            kept.poll();
            kept.add(new SortKey(key, day, centre));
            if (!kept.peek().sameAs(last)) {
                besideLast.clear();
            } else {
                besideLast.add(last.centre());
            }
        }
    }

    /** How many stages the list has. */
    public long total() {
        return total;
    }

    /**
     * The page that was asked for. Its days have every stage that is equal to its first or its last one; PostgreSQL tells which of
     * these are on the page.
     */
    public Window window() {
        List<SortKey> sortKeys = new ArrayList<>(kept);
        sortKeys.sort(SortKey.ORDER);
        if (sortKeys.size() <= from) {
            var none = new SortKey(0, 0, "");
            return new Window(total, List.of(), none, none, 0);
        }
        SortKey first = sortKeys.get(from);
        SortKey last = sortKeys.get(sortKeys.size() - 1);
        int skip =
                (int) sortKeys.subList(0, from).stream().filter(first::sameAs).count();
        Set<Day> days = new LinkedHashSet<>();
        besideLast.forEach(centre -> days.add(dayOf(centre, last)));
        sortKeys.subList(from - skip, sortKeys.size()).forEach(sortKey -> days.add(dayOf(sortKey.centre(), sortKey)));
        return new Window(
                total, days.stream().sorted(Comparator.comparing(Day::centre)).toList(), first, last, skip);
    }

    private static Day dayOf(String centre, SortKey sortKey) {
        return new Day(centre, LocalDate.ofEpochDay(Math.abs(sortKey.day())));
    }
}
