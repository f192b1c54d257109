package dev.tributary.testbed.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;

/// A terminal: the same lines, redrawn in place.
public final class RedrawnScreen implements Screen {

    private static final int USUAL_WIDTH = 100;
    private static final int USUAL_HEIGHT = 40;

    private final Terminal terminal;
    private final Display display;
    private List<String> shown = List.of();

    private RedrawnScreen(Terminal terminal) {
        this.terminal = terminal;
        this.display = new Display(terminal, false);
    }

    public static RedrawnScreen open() {
        try {
            return new RedrawnScreen(
                    TerminalBuilder.builder().system(true).dumb(true).build());
        } catch (IOException noTerminal) {
            throw new UncheckedIOException(noTerminal);
        }
    }

    @Override
    public int width() {
        return terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_WIDTH;
    }

    @Override
    public void show(List<String> lines, String inOneLine) {
        shown = lines;
        draw(lines);
    }

    @Override
    public void close() {
        draw(shown);
        terminal.writer().println();
        terminal.flush();
        try {
            terminal.close();
        } catch (IOException goneAlready) {
            throw new UncheckedIOException(goneAlready);
        }
    }

    private void draw(List<String> lines) {
        // More lines than fit would scroll away and be drawn again below: the last ones tell the most.
        var fitting = lines.subList(Math.max(0, lines.size() - (height() - 1)), lines.size());
        display.resize(height(), width());
        display.update(fitting.stream().map(AttributedString::new).toList(), -1);
    }

    private int height() {
        return terminal.getHeight() > 1 ? terminal.getHeight() : USUAL_HEIGHT;
    }
}
