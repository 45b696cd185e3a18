package dev.talon.bench;

import java.util.List;
import java.util.Locale;

/** The result, in Markdown. */
final class Page {
    private final StringBuilder text = new StringBuilder();

    Page say(String pattern, Object... values) {
        text.append(String.format(Locale.ROOT, pattern, values)).append('\n');
        return this;
    }

    void commands(List<Commands.Line> lines) {
        say("## Commands%n");
        say(
                "Commands a second, the middle of five rounds; milliseconds over all rounds. Beside each command its statement");
        say("through the bare client, in turn with it. Aim: a ratio of 0.6 at 32 connections.%n");
        say("| command | centres | connections | HTTP /s | p50 | p99 | statement /s | p50 | p99 | ratio |");
        say("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (Commands.Line line : lines) {
            say(
                    "| %s | %d | %d | %.0f | %.2f | %.2f | %.0f | %.2f | %.2f | **%.2f** |",
                    line.command(),
                    line.centres(),
                    line.connections(),
                    Sample.rate(line.http()),
                    Sample.percentile(line.http(), 0.5),
                    Sample.percentile(line.http(), 0.99),
                    Sample.rate(line.bare()),
                    Sample.percentile(line.bare(), 0.5),
                    Sample.percentile(line.bare(), 0.99),
                    line.ratio());
        }
        say("");
    }

    void screens(List<Sample> one, List<Sample> thousand) {
        say("## From the call to the board%n");
        say("Milliseconds from the press to the board on a screen. Aim: p99 under 25 ms with one.%n");
        say("| screens | calls | p50 | p99 |%n|--:|--:|--:|--:|");
        say("| 1 | %d | %.1f | %.1f |", one.size(), Sample.percentile(one, 0.5), Sample.percentile(one, 0.99));
        say(
                "| 1000 | %d | %.1f | %.1f |%n",
                thousand.size(), Sample.percentile(thousand, 0.5), Sample.percentile(thousand, 0.99));
    }

    void papers(Papers.Times times) {
        say("## From the touch to the paper%n");
        say(
                "Milliseconds from the kiosk's request to the first byte at the printer, and to its word that all is printed, at a");
        say(
                "port that takes no time. With %d kiosks each next visitor comes when the one before has the paper.%n",
                Papers.PRINTERS);
        say(
                "| printers | papers | first byte p50 | p99 | confirmed p50 | p99 | papers/s |%n|--:|--:|--:|--:|--:|--:|--:|");
        papers(1, times.alone(), "—");
        papers(Papers.PRINTERS, times.together(), String.format(Locale.ROOT, "%.0f", times.rate()));
        say("%n| profile | bytes a ticket | drawing, ms | drawing and encoding, ms |%n|---|--:|--:|--:|");
        times.profiles()
                .forEach(one -> say("| %s | %d | %.1f | %.1f |", one.code(), one.bytes(), one.draw(), one.encode()));
        say("");
    }

    private void papers(int printers, List<Papers.Way> ways, String rate) {
        double[] first = ways.stream().mapToDouble(Papers.Way::first).sorted().toArray();
        double[] confirmed =
                ways.stream().mapToDouble(Papers.Way::confirmed).sorted().toArray();
        int late = (int) (ways.size() * 0.99);
        say(
                "| %d | %d | %.1f | %.1f | %.1f | %.1f | %s |",
                printers,
                ways.size(),
                first[ways.size() / 2],
                first[late],
                confirmed[ways.size() / 2],
                confirmed[late],
                rate);
    }

    void year(Year.Times times) {
        say("## The table of a year, %d stages%n", Year.STAGES);
        say("Aim: under 100 ms warm. Cold: no day is settled yet, every stage is read.%n");
        say("| | ms |%n|---|--:|");
        say("| cold | %.0f |", times.cold());
        say("| warm, p50 | %.1f |", times.warm());
        say("| warm, p99 | %.1f |%n", times.warmLate());
    }

    void memory(Memory idle, Memory loaded, Memory screens) {
        say("## Memory, MiB%n");
        say("| | Talon | PostgreSQL |%n|---|--:|--:|");
        say("| after the start | %d | %d |", idle.node(), idle.database());
        say("| after the commands | %d | %d |", loaded.node(), loaded.database());
        say("| with 1000 screens | %d | %d |%n", screens.node(), screens.database());
    }

    void memory(Memory now) {
        say("Memory after all of it, MiB: Talon %d, PostgreSQL %d.%n", now.node(), now.database());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
