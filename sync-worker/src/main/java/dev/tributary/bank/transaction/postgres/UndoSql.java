package dev.tributary.bank.transaction.postgres;

/// The statements of undoing an import. `$1` is the import, `$2` its person.
final class UndoSql {

    static final String ACCOUNTS = """
            SELECT s.account_id, s.state IN ('completed', 'skipped', 'failed', 'cancelled') AS over
            FROM account_syncs s WHERE s.job_id = $1 AND s.user_id = $2 ORDER BY s.account_id
            """;

    private static final String JUDGED = """
            WITH mine AS (SELECT account_id FROM account_syncs WHERE job_id = $1 AND user_id = $2),
            later AS (
                SELECT DISTINCT unnest(s.transaction_ids) AS transaction_id
                FROM sightings s JOIN mine USING (account_id) WHERE s.job_id <> $1),
            judged AS (
                SELECT t.account_id, t.transaction_id, t.booked_on,
                    CASE WHEN t.correction_id IS NOT NULL OR t.category_source IN ('person', 'user') THEN 'edited'
                         WHEN l.transaction_id IS NOT NULL THEN 'served_later'
                         ELSE 'own' END AS verdict
                FROM mine JOIN transactions t USING (account_id) LEFT JOIN later l USING (transaction_id)
                WHERE t.first_seen_in = $1 AND t.state IN ('booked', 'withdrawn'))
            """;

    static final String PREVIEW = JUDGED + """
            SELECT a.account_id, a.display_name,
                count(*) FILTER (WHERE j.verdict = 'own') AS removed,
                count(*) FILTER (WHERE j.verdict = 'served_later') AS kept_served_later,
                count(*) FILTER (WHERE j.verdict = 'edited') AS kept_edited,
                min(j.booked_on) FILTER (WHERE j.verdict = 'own') AS earliest,
                max(j.booked_on) FILTER (WHERE j.verdict = 'own') AS latest
            FROM mine JOIN accounts a USING (account_id) LEFT JOIN judged j USING (account_id)
            GROUP BY a.account_id, a.display_name ORDER BY a.account_id
            """;

    static final String OWN =
            JUDGED + "SELECT transaction_id, booked_on FROM judged WHERE verdict = 'own' AND account_id = $3";

    static final String UNDONE = """
            SELECT a.account_id, a.display_name, count(t.*) AS removed, 0::bigint AS kept_served_later,
                0::bigint AS kept_edited, min(t.booked_on) AS earliest, max(t.booked_on) AS latest
            FROM account_syncs s JOIN accounts a USING (account_id)
            LEFT JOIN transactions t ON t.account_id = a.account_id AND t.first_seen_in = $1 AND t.state = 'undone'
            WHERE s.job_id = $1 AND s.user_id = $2
            GROUP BY a.account_id, a.display_name ORDER BY a.account_id
            """;

    static final String UNDONE_IDS = """
            SELECT t.transaction_id, t.booked_on FROM transactions t JOIN account_syncs s USING (account_id)
            WHERE s.job_id = $1 AND s.user_id = $2 AND t.account_id = $3 AND t.first_seen_in = $1
              AND t.state = 'undone'
            """;

    static final String MARK = "UPDATE transactions SET state = $2 WHERE transaction_id = ANY ($1) AND account_id = $3";

    static final String CONTENT = """
            SELECT transaction_id, booked_on, description, merchant_name, amount, currency, transaction_category,
                classification
            FROM transactions WHERE transaction_id = ANY ($1)
            """;

    private UndoSql() {}
}
