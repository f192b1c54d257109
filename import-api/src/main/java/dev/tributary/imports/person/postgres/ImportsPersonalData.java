package dev.tributary.imports.person.postgres;

import dev.tributary.contracts.Topic;
import dev.tributary.people.Holding;
import dev.tributary.people.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

@ApplicationScoped
class ImportsPersonalData implements PersonalData {

    private static final String OF_JOB = "job_id IN (SELECT job_id FROM truelayer_import_jobs WHERE user_id = $1)";
    private static final String OF_LETTER = """
        message_key = $1
        OR position(convert_to('"user_id":' || to_json($1::text), 'UTF8') IN payload) > 0\
        """;

    private static final List<Holding> HOLDINGS = List.of(
            Holding.where("import_timeline", OF_JOB),
            Holding.where("truelayer_import_progress", OF_JOB),
            Holding.of("truelayer_import_jobs").burying(Topic.IMPORT_JOBS, "job_id"),
            Holding.of("importable_accounts"),
            Holding.of("idempotency_keys"),
            Holding.where("dead_letters", OF_LETTER).without("payload"),
            // An operator who leaves: what they decided stays, and the letter was another's.
            Holding.disowned("dead_letters", "settled_by").without("payload", "message_key"),
            Holding.outbox().without("payload"));

    /// The proof names nobody once an erasure is over.
    private static final Set<String> OF_NOBODY = Set.of("erasures", "erasure_answers");

    @Override
    public String context() {
        return "imports";
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
