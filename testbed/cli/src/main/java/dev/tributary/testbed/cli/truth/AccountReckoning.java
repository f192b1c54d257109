package dev.tributary.testbed.cli.truth;

import java.util.List;

/// Where the rows of one account are, after all.
///
/// @param served rows that left the bank in a whole answer and that it has not taken back
/// @param stored rows the product shows
/// @param held rows the bank has
/// @param lost rows that were served whole and are not stored
/// @param missing rows the bank has that are not stored, served or not
/// @param tooMany stored rows that the bank does not have, or not so often
/// @param examples some rows that are lost or too many
public record AccountReckoning(
        String account, int served, int stored, int held, int lost, int missing, int tooMany, List<String> examples) {

    AccountReckoning plus(AccountReckoning later) {
        return new AccountReckoning(
                account,
                served + later.served,
                stored + later.stored,
                held + later.held,
                lost + later.lost,
                missing + later.missing,
                tooMany + later.tooMany,
                examples.isEmpty() ? later.examples : examples);
    }
}
