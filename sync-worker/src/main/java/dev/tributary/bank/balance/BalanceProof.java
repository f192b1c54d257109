package dev.tributary.bank.balance;

import dev.tributary.bank.balance.Verdict.Unknown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The newest verdict on an account, and what the next one starts from.
///
/// @param asOf when it was reached; null when nobody has tried yet
/// @param anchor null until the bank has told a balance for days that are all imported
public record BalanceProof(
        Verdict verdict, @Nullable Instant asOf, @Nullable Anchor anchor) {

    public static final BalanceProof NONE = new BalanceProof(new Unknown(Verdict.Reason.NO_BALANCE), null, null);
}
