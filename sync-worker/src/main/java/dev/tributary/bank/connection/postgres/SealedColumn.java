package dev.tributary.bank.connection.postgres;

import java.util.List;

/// A column that holds sealed secrets, and how their place is read from their row.
///
/// @param userId SQL for the tenant, on the row `t`
/// @param owner SQL for the row's id as it was sealed, on the row `t`
/// @param field under which it was sealed
record SealedColumn(String table, String column, String userId, String owner, String field) {

    private static final String CONNECTION = "t.connection_id::text";

    /// Every column of the schema that is sealed.
    static final List<SealedColumn> ALL = List.of(
            ofUser("connections", SealedTokens.ACCESS, CONNECTION),
            ofUser("connections", SealedTokens.REFRESH, CONNECTION),
            ofUser("consent_withdrawals", SealedTokens.ACCESS, CONNECTION),
            ofUser("consent_withdrawals", SealedTokens.REFRESH, CONNECTION),
            ofUser("authorisations", PgAuthorisations.VERIFIER, "encode(t.state_digest, 'hex')"),
            ofUser("authorisations", PgAuthorisations.INVITATION, "encode(t.state_digest, 'hex')"),
            ofUser("accounts", SealedNumbers.FIELD, "t.account_id::text"),
            new SealedColumn(
                    "rejected_rows",
                    "content",
                    "(SELECT a.user_id FROM accounts a WHERE a.account_id = t.account_id)",
                    "t.account_id::text",
                    "rejected_row"));

    private static SealedColumn ofUser(String table, String column, String owner) {
        return new SealedColumn(table, column, "t.user_id", owner, column);
    }

    String name() {
        return table + "." + column;
    }

    /// Parameters: the primary key's mark, its length, and the place after which to go on.
    String selectOthers(int limit) {
        return """
                SELECT t.ctid::text AS place, %s AS user_id, %s AS owner, t.%s AS sealed FROM %s t
                WHERE t.%s IS NOT NULL AND substring(t.%s FROM 1 FOR $2::int) <> $1::bytea AND t.ctid > $3::text::tid
                ORDER BY t.ctid LIMIT %d FOR UPDATE OF t
                """.formatted(userId, owner, column, table, column, column, limit);
    }

    /// Parameters: the primary key's mark and its length.
    String countOthers() {
        return "SELECT count(*) AS others FROM %s WHERE %s IS NOT NULL AND substring(%s FROM 1 FOR $2::int) <> $1::bytea"
                .formatted(table, column, column);
    }

    /// Parameters: the row's place and what to store.
    String update() {
        return "UPDATE %s SET %s = $2 WHERE ctid = $1::text::tid".formatted(table, column);
    }
}
