package dev.tributary.bank.truelayer.http;

import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.bank.usage.Admission;
import dev.tributary.bank.usage.CallOutcome;

/// TrueLayer's answers in the words of those who count calls, and theirs in TrueLayer's.
final class Limits {

    private Limits() {}

    static CallOutcome outcome(BankFailure failure) {
        return switch (failure) {
            case BankFailure.RateLimited limited when limited.daily() -> CallOutcome.QUOTA_USED_UP;
            case BankFailure.ConnectionLost lost
            when lost.code().equals(TrueLayerHttp.NOT_CONNECTED) -> CallOutcome.NEVER_SENT;
            case BankFailure.NotSent _ -> CallOutcome.NEVER_SENT;
            // TrueLayer says these by itself.
            case BankFailure.Refused _, BankFailure.TokenRejected _, BankFailure.NotOffered _ -> CallOutcome.NOT_ASKED;
            case BankFailure.Unavailable trouble when trouble.status() >= 500 -> CallOutcome.BANK_FAILED;
            case BankFailure.TimedOut _ -> CallOutcome.BANK_FAILED;
            // A slow bank is not one that fails: it is asked in another way.
            case BankFailure.TooSlow _,
                    BankFailure.Unavailable _,
                    BankFailure.RateLimited _,
                    BankFailure.ConnectionLost _,
                    BankFailure.BrokenAnswer _,
                    BankFailure.ConsentEnded _,
                    BankFailure.HistoryLocked _,
                    BankFailure.AccountGone _,
                    BankFailure.Aborted _ -> CallOutcome.FAILED;
        };
    }

    static String code(Admission.Reason reason) {
        return switch (reason) {
            case QUOTA -> BankFailure.NotSent.CALLS_USED_UP;
            case PROVIDER_RESTS -> BankFailure.NotSent.PROVIDER_RESTS;
            case RATE -> BankFailure.NotSent.RATE_REACHED;
        };
    }
}
