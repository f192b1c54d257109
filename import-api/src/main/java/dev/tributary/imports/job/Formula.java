package dev.tributary.imports.job;

/// What the plain formula said of an import, before experience corrected it.
///
/// @param rows in the range
/// @param guessedRows those of them in accounts of which too little was known
/// @param millis from start to end
/// @param calls to banks
public record Formula(double rows, double guessedRows, long millis, int calls) {

    public static final Formula NONE = new Formula(0, 0, 0, 0);
}
