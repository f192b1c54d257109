package dev.tributary.enrichment.person.postgres;

import dev.tributary.people.Holding;
import dev.tributary.people.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/// What was spent stays in the ledger, and is nobody's: the installation's sums do not change.
@ApplicationScoped
class EnrichmentPersonalData implements PersonalData {

    private static final String OF_CORRECTION =
            "correction_id IN (SELECT correction_id FROM corrections WHERE user_id = $1)";
    /// By month `2026-11/user`, by import its id; a day's is the installation's.
    private static final String OF_BUDGETS = """
        kind = 'month' AND substr(owner, 9) = $1 OR kind = 'import' AND owner IN (
            SELECT job_id::text FROM truelayer_enrichment_jobs WHERE user_id = $1
            UNION ALL SELECT job_id::text FROM job_costs WHERE user_id = $1)\
        """;

    private static final List<Holding> HOLDINGS = List.of(
            Holding.where("correction_changes", OF_CORRECTION),
            Holding.of("corrections"),
            Holding.of("enrichment_items"),
            Holding.where("budget_accounts", OF_BUDGETS),
            Holding.of("truelayer_enrichment_jobs").last(),
            Holding.of("row_requests"),
            Holding.of("enrichment_runs"),
            Holding.of("job_costs").last(),
            Holding.of("cost_estimates"),
            Holding.of("person_rules"),
            Holding.of("category_rules"),
            Holding.of("person_merchant_memory"),
            Holding.where("merchant_questions", "scope = $1"),
            Holding.where("budget_limits", "owner = $1"),
            // One that is still open is settled for nobody.
            Holding.disowned("model_calls", "user_id"),
            Holding.disowned("cost_ledger", "user_id"),
            Holding.outbox().without("payload"));

    /// Ids of what is gone lead nowhere.
    private static final Set<String> OF_NOBODY = Set.of(
            "model_limits", "model_prices", "removed_transactions", "shared_merchant_memory", "withdrawn_corrections");

    @Override
    public String context() {
        return "enrichment";
    }

    @Override
    public List<Holding> holdings() {
        return HOLDINGS;
    }

    @Override
    public Set<String> ofNobody() {
        return OF_NOBODY;
    }
}
