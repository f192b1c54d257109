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
            when lost.code().equals(TrueLayerHttp.NOT_CONNECTED) -> CallOutcome.NOT_ASKED;
            // TrueLayer says these by itself.
            case BankFailure.Refused _, BankFailure.TokenRejected _, BankFailure.NotOffered _, BankFailure.NotSent _ ->
                CallOutcome.NOT_ASKED;
            case BankFailure.RateLimited _,
                    BankFailure.ConnectionLost _,
                    BankFailure.Unavailable _,
                    BankFailure.TimedOut _,
                    BankFailure.BrokenAnswer _,
                    BankFailure.ConsentEnded _,
                    BankFailure.HistoryLocked _,
                    BankFailure.AccountGone _,
                    BankFailure.Aborted _ -> CallOutcome.FAILED;
        };
    }

    static String code(Admission.Reason reason) {
        return switch (reason) {
            case QUOTA -> "unattended_calls_used_up";
        };
    }
}
