package dev.tributary.enrichment.benchmark;

import java.io.PrintStream;

/// What a language model would be asked, and what that would cost at list prices.
///
/// @param merchants distinct ones that nothing cheaper answered for
/// @param calls of up to 25 merchants each
record Asking(long rows, long merchantsOfAll, long merchants, long calls) {

    static final int MERCHANTS_A_CALL = 25;

    /// USD per million tokens of gpt-4o-mini, the default model.
    private static final double INPUT_PRICE = 0.15;

    private static final double OUTPUT_PRICE = 0.60;

    /// Measured on the requests the product sends: the categories and rules once a call, then the merchants.
    private static final int TOKENS_A_CALL = 1_400;

    private static final int INPUT_TOKENS_A_MERCHANT = 45;
    private static final int OUTPUT_TOKENS_A_MERCHANT = 35;

    void print(PrintStream out) {
        out.printf(
                "asked of a language model: %d of %d merchants (%.1f %%), %.1f calls per 1,000 rows%n",
                merchants, merchantsOfAll, 100.0 * merchants / merchantsOfAll, 1_000.0 * calls / rows);
        out.printf(
                "cost per 1,000 rows: USD 0 without one; about USD %.4f with one, %.1f %% of one call per row (USD %.4f),"
                        + " at USD %.2f and %.2f per million tokens in and out%n",
                costPerThousand(),
                100 * costPerThousand() / costOfOneCallARow(),
                costOfOneCallARow(),
                INPUT_PRICE,
                OUTPUT_PRICE);
    }

    double costPerThousand() {
        return 1_000.0 * cost(calls, merchants) / rows;
    }

    static double costOfOneCallARow() {
        return cost(1_000, 1_000);
    }

    private static double cost(long calls, long merchants) {
        var input = (double) calls * TOKENS_A_CALL + (double) merchants * INPUT_TOKENS_A_MERCHANT;
        return (input * INPUT_PRICE + (double) merchants * OUTPUT_TOKENS_A_MERCHANT * OUTPUT_PRICE) / 1e6;
    }
}
