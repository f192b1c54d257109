package dev.tributary.bank.transaction;

import java.util.Objects;

/// What a served row is to us.
public sealed interface Decision {

    /// It was never seen.
    record Added(BookedTransaction transaction, ServedRow row) implements Decision {}

    /// It is one of ours.
    ///
    /// @param after what it is once this row is written
    /// @param by what it was recognised by
    record Seen(KnownRow known, KnownRow after, IdentityRule by, ServedRow row) implements Decision {

        /// The bank gave an id that we did not know, so from now on the row is known by it as well.
        public boolean teachesId() {
            return !Objects.equals(known.normalisedId(), after.normalisedId())
                    || !Objects.equals(known.providerId(), after.providerId());
        }

        public boolean contentDiffers() {
            return known.content() == null || known.content() != row.content();
        }

        public boolean restores() {
            return known.state() != after.state();
        }

        public boolean changesNothing() {
            return known.equals(after);
        }

        /// Whether the id it teaches is stronger than what the row was known by.
        public boolean promotes() {
            return known.rule() != after.rule();
        }
    }
}
