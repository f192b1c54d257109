package dev.tributary.bank.connection.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tributary.bank.connection.Connection;
import dev.tributary.bank.connection.ConnectionStatus;
import dev.tributary.bank.connection.ConsentCalendar;
import dev.tributary.bank.connection.GivenConsent;
import dev.tributary.bank.truelayer.Provider;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A connection as a person sees it.
///
/// @param accounts how many accounts and cards it reaches
/// @param openAccounts how many more the bank lists that may be one of several known ones: a refresh names them
record ConnectionView(
        UUID connectionId,
        Provider provider,
        ConnectionStatus status,
        Instant connectedAt,
        @Nullable Instant consentExpiresAt,
        ConsentView consent,
        int accounts,
        int openAccounts) {

    /// How a consent stands.
    enum ConsentState {
        @JsonProperty("valid")
        VALID,
        /// It ends within 14 days.
        @JsonProperty("expiring")
        EXPIRING,
        @JsonProperty("ended")
        ENDED,
        /// The bank does not tell when it ends.
        @JsonProperty("unknown")
        UNKNOWN
    }

    /// @param daysLeft whole days; null when the end is unknown or the consent is over
    /// @param warning the last mark that was passed: 14, 7 or 1 days; null before the first
    /// @param checkedAt when the bank said so
    record ConsentView(
            ConsentState state,
            Instant givenAt,
            @Nullable Instant expiresAt,
            @Nullable Integer daysLeft,
            @Nullable Integer warning,
            @Nullable Instant checkedAt) {

        static ConsentView of(ConnectionStatus status, GivenConsent consent, Instant now) {
            var end = consent.expiresAt();
            var isOver = status != ConnectionStatus.ACTIVE || (end != null && !now.isBefore(end));
            var mark = isOver ? null : box(ConsentCalendar.passed(end, now));
            return new ConsentView(
                    state(isOver, end, mark),
                    consent.givenAt(),
                    end,
                    isOver || end == null ? null : ConsentCalendar.daysLeft(end, now),
                    mark,
                    consent.checkedAt());
        }

        private static ConsentState state(boolean isOver, @Nullable Instant end, @Nullable Integer mark) {
            if (isOver) {
                return ConsentState.ENDED;
            }
            if (end == null) {
                return ConsentState.UNKNOWN;
            }
            return mark == null ? ConsentState.VALID : ConsentState.EXPIRING;
        }

        private static @Nullable Integer box(OptionalInt mark) {
            return mark.isPresent() ? mark.getAsInt() : null;
        }
    }

    static ConnectionView of(Connection connection, Instant now) {
        return new ConnectionView(
                connection.connectionId(),
                connection.provider(),
                connection.status(),
                connection.connectedAt(),
                connection.consent().expiresAt(),
                ConsentView.of(connection.status(), connection.consent(), now),
                connection.accounts(),
                connection.openAccounts());
    }

    record Items(List<ConnectionView> items) {
        Items {
            items = List.copyOf(items);
        }
    }
}
