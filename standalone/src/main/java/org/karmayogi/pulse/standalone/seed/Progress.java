package org.karmayogi.pulse.standalone.seed;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** A bar that moves on a terminal, and a line every few seconds elsewhere. */
final class Progress implements AutoCloseable {

    private static final int WIDTH = 30;

    private final Tally tally;
    private final long total;
    private final PrintStream out;
    private final boolean terminal;
    private final Thread thread;

    Progress(Tally tally, long total, PrintStream out, boolean terminal) {
        this.tally = tally;
        this.total = total;
        this.out = out;
        this.terminal = terminal;
        this.thread = new Thread(this::draw, "progress");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void draw() {
        Duration every = terminal ? Duration.ofMillis(250) : Duration.ofSeconds(5);
        try {
            while (true) {
                Thread.sleep(every.toMillis());
                print();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print() {
        String line = line(tally.settled(), total, tally.elapsed());
        if (terminal) {
            out.print("\r" + line + " ");
        } else {
            out.println(line);
        }
        out.flush();
    }

    static String line(long done, long total, Duration elapsed) {
        double share = total == 0 ? 1 : Math.min(1, (double) done / total);
        double rate = done / Math.max(0.001, elapsed.toMillis() / 1000.0);
        int filled = (int) (share * WIDTH);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f%%  %,d of %,d  %,.0f events/s  %s",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                share * 100,
                done,
                total,
                rate,
                done == 0 ? "" : "ETA " + clock((long) ((total - done) / rate)));
    }

    private static String clock(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    @Override
    public void close() {
        thread.interrupt();
        print();
        if (terminal) {
            out.println();
        }
    }
}
