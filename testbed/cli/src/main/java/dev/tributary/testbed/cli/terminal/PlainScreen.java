package dev.tributary.testbed.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/// A pipe or a file: a line now and then, and the last one.
public final class PlainScreen implements Screen {

    private static final int WIDTH = 100;

    private final PrintStream out;
    private final Duration pause;
    private final LongSupplier nanoTime;
    private long shownAt;
    private String shown = "";
    private String newest = "";

    public PlainScreen(PrintStream out, Duration pause, LongSupplier nanoTime) {
        this.out = out;
        this.pause = pause;
        this.nanoTime = nanoTime;
        this.shownAt = nanoTime.getAsLong() - pause.toNanos();
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void show(List<String> lines, String inOneLine) {
        newest = inOneLine;
        if (nanoTime.getAsLong() - shownAt >= pause.toNanos()) {
            print();
        }
    }

    @Override
    public void close() {
        print();
    }

    private void print() {
        if (!newest.equals(shown)) {
            out.println(newest);
            shown = newest;
            shownAt = nanoTime.getAsLong();
        }
    }
}
