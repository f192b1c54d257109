package dev.tributary.bank.connection.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tributary.bank.connection.DisconnectBank.Disconnected;
import java.util.UUID;

/// What happened when a bank was disconnected.
///
/// @param accountsRemoved accounts and cards that can be imported no more
/// @param transactionsKept can still be read
/// @param transactionsErased are gone for good
/// @param message the same in words
record DisconnectedView(
        UUID connectionId,
        Consent consent,
        int accountsRemoved,
        long transactionsKept,
        long transactionsErased,
        String message) {

    /// How it stands with the consent at TrueLayer.
    enum Consent {
        @JsonProperty("withdrawn")
        WITHDRAWN,
        /// TrueLayer could not be told; it is told again until it was.
        @JsonProperty("withdrawal_pending")
        WITHDRAWAL_PENDING
    }

    static DisconnectedView of(UUID connectionId, Disconnected done) {
        return new DisconnectedView(
                connectionId,
                done.isWithdrawn() ? Consent.WITHDRAWN : Consent.WITHDRAWAL_PENDING,
                done.accounts(),
                done.keptRows(),
                done.erasedRows(),
                consent(done) + " " + rows(done));
    }

    private static String consent(Disconnected done) {
        return done.isWithdrawn()
                ? "The bank is disconnected and the consent is withdrawn."
                : "The bank is disconnected here. TrueLayer could not be told yet; we tell it again until it knows.";
    }

    private static String rows(Disconnected done) {
        if (done.erasedRows() > 0) {
            return "%d transactions were erased for good.".formatted(done.erasedRows());
        }
        return done.keptRows() > 0
                ? "%d transactions were kept and can still be read.".formatted(done.keptRows())
                : "There were no transactions.";
    }
}
