package dev.tributary.testbed.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// Columns of text as wide as their widest cell; cells that begin with a digit or a sign stand right.
public final class Table {

    private static final String GAP = "   ";

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /// @throws IllegalArgumentException when the row has more or fewer cells than there are headings
    public Table row(Object... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("%d cells under %d headings"
                    .formatted(cells.length, rows.getFirst().size()));
        }
        var texts = new ArrayList<String>();
        for (var cell : cells) {
            texts.add(String.valueOf(cell));
        }
        rows.add(texts);
        return this;
    }

    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(column == 0 ? "" : GAP).append(padded(row.get(column), column));
        }
        return line.toString().stripTrailing();
    }

    private String padded(String cell, int column) {
        var space = " ".repeat(widthOf(column) - cell.length());
        return isNumeric(column) ? space + cell : cell + space;
    }

    private int widthOf(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private boolean isNumeric(int column) {
        return rows.size() > 1
                && rows.stream().skip(1).map(row -> row.get(column)).allMatch(Table::isFigure);
    }

    private static boolean isFigure(String cell) {
        return cell.equals("-") || cell.matches("[-+]?\\d.*");
    }
}
