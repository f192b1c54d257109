package dev.tributary.imports.job;

import dev.tributary.contracts.ImportStatus.AccountStatus;
import dev.tributary.imports.job.ImportJobEvent.JobEnded;
import dev.tributary.imports.job.ImportJobs.Change;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What imports come to, counted once their change is committed.
@ApplicationScoped
public class ImportMeters {

    /// Imports that ended, by `outcome` and by `origin`: a person, or a schedule.
    public static final String ENDED = "tributary.imports.ended";

    /// Accounts of imports that ended, by `result` and `reason`.
    public static final String ACCOUNTS = "tributary.imports.accounts.ended";

    private static final Logger LOG = Logger.getLogger(ImportMeters.class);

    private final MeterRegistry meters;

    ImportMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    public void changed(Change change) {
        if (change.decision() instanceof Decision.Moved(var job, var events)) {
            events.stream()
                    .filter(JobEnded.class::isInstance)
                    .map(JobEnded.class::cast)
                    .forEach(end -> ended(job, end, change));
        }
    }

    private void ended(ImportJob job, JobEnded end, Change change) {
        var outcome = word(end.outcome());
        var origin = job.facts().origin().runId() == null ? "person" : "schedule";
        meters.counter(ENDED, "outcome", outcome, "origin", origin).increment();
        change.status().accounts().forEach(this::ended);
        LOG.infof("import ended: job_id=%s outcome=%s origin=%s", job.id().value(), outcome, origin);
    }

    private void ended(AccountStatus account) {
        meters.counter(ACCOUNTS, "result", word(account.status()), "reason", word(Reason.of(account.reason())))
                .increment();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// Reasons an account can end with, as the contexts name them. A word that is none of these is counted, too.
    enum Reason {
        NONE,
        /// The person has to act.
        CONSENT_EXPIRED,
        ACCOUNT_NOT_FOUND,
        ACCOUNT_AMBIGUOUS,
        /// The bank keeps something back.
        RATE_LIMITED,
        HISTORY_LOCKED,
        NOT_SUPPORTED,
        /// The bank is in trouble.
        PROVIDER_UNAVAILABLE,
        /// We are.
        REQUEST_REFUSED,
        NO_ANSWER,
        OTHER;

        static Reason of(@Nullable String code) {
            return code == null
                    ? NONE
                    : Arrays.stream(values())
                            .filter(reason -> reason != NONE && word(reason).equals(code))
                            .findFirst()
                            .orElse(OTHER);
        }
    }
}
