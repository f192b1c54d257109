package dev.tributary.bank.transaction;

import java.util.UUID;

/// A row that could not be read.
///
/// @param position in the bank's answer, from 0
/// @param reason a stable code, for example `missing_amount`
/// @param contentKey the same for the same row served again
/// @param content what the bank sent: never logged, stored sealed
public record RejectedRow(int position, String reason, UUID contentKey, String content) {

    @Override
    public String toString() {
        return "RejectedRow[position=%d, reason=%s]".formatted(position, reason);
    }
}
