package dev.tributary.testbed.cli.terminal;

import java.util.List;

/// Where progress goes.
public interface Screen extends AutoCloseable {

    /// Columns that fit.
    int width();

    /// Shows how things stand, replacing what stood there where the screen can do that.
    ///
    /// @param lines for a screen that can redraw
    /// @param inOneLine for one that can only go on
    void show(List<String> lines, String inOneLine);

    /// Leaves what is shown last standing, and the cursor below it.
    @Override
    void close();
}
