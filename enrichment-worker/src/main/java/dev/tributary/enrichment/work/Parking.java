package dev.tributary.enrichment.work;

import dev.tributary.contracts.ImportStatus.Parked;
import dev.tributary.enrichment.languagemodel.ModelCalls.Obstacle;
import java.util.Locale;

/// Why rows wait for more than time, in words.
public enum Parking {
    IMPORT_BUDGET(
            "What this import may cost is reached.",
            "Raise the budget per import, or set the categories by hand: the rest goes on at once."),
    MONTH_BUDGET(
            "What your imports may cost this month is reached.",
            "Raise the budget per month, or wait for the next month: the rest goes on by itself then."),
    DAY_BUDGET(
            "What this installation may spend in a day is reached.",
            "Wait for the next day, or ask the operator to raise it: the rest goes on by itself then."),
    PRICE_UNKNOWN(
            "There is a budget, and the price of the language model is not known.",
            "Ask the operator to list the model's price, then try again; or lift the budget.");

    private final String message;
    private final String nextStep;

    Parking(String message, String nextStep) {
        this.message = message;
        this.nextStep = nextStep;
    }

    public static Parking of(Obstacle obstacle) {
        return switch (obstacle) {
            case IMPORT_BUDGET -> IMPORT_BUDGET;
            case MONTH_BUDGET -> MONTH_BUDGET;
            case DAY_BUDGET -> DAY_BUDGET;
            case PRICE_UNKNOWN -> PRICE_UNKNOWN;
        };
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Parking ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String message() {
        return message;
    }

    public String nextStep() {
        return nextStep;
    }

    public Parked told(long rows) {
        return new Parked(rows, this == PRICE_UNKNOWN ? "price_unknown" : "budget_reached", message, nextStep);
    }
}
