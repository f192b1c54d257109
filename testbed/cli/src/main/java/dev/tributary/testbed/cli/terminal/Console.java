package dev.tributary.testbed.cli.terminal;

import dev.tributary.testbed.cli.http.Json;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/// Two ways out: figures for a program go to standard output alone, words for a person beside them.
public final class Console {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final PrintStream figures;
    private final PrintStream words;
    private final boolean json;

    /// @param json figures as JSON on standard output, everything else on standard error
    public Console(PrintStream out, PrintStream err, boolean json) {
        this.figures = out;
        this.words = json ? err : out;
        this.json = json;
    }

    public static Console system(boolean json) {
        return new Console(System.out, System.err, json);
    }

    public void say(String line) {
        words.println(line);
    }

    public void say(List<String> lines) {
        lines.forEach(words::println);
    }

    /// The result: as JSON when asked for, else nothing, since the words have told it.
    public void result(Object figure) {
        if (json) {
            figures.println(Json.write(figure));
        }
    }

    public Screen screen() {
        return isTerminal() ? RedrawnScreen.open() : new PlainScreen(words, BETWEEN_LINES, System::nanoTime);
    }

    @SuppressWarnings("SystemConsoleNull") // by its contract it may be null, and NullAway holds to that
    private boolean isTerminal() {
        var console = System.console();
        return !json && console != null && console.isTerminal();
    }
}
