package dev.tributary.contracts;

import java.util.List;

/// The topics of the product. The key of a record orders what must be ordered.
///
/// Partitions are the unit of scale; they can grow, and a key then moves, which is harmless because
/// order that matters is kept by checkpoints and versions as well.
public enum Topic {
    /// key: account id; newest state of every account a person has connected
    BANK_ACCOUNTS("bank.accounts", 6, Retention.COMPACTED),
    /// key: connection id
    BANK_CONNECTIONS("bank.connections", 3, Retention.AGED),
    /// key: job id; newest state of every import
    IMPORT_JOBS("import.jobs", 6, Retention.COMPACTED_AND_AGED),
    /// key: job id
    IMPORT_CONTROL("import.control", 6, Retention.AGED),
    /// key: schedule id
    IMPORT_REFUSALS("import.refusals", 3, Retention.AGED),
    /// key: account id; one message is one bounded unit of work
    BANK_SYNC_COMMANDS("bank.sync-commands", 12, Retention.AGED),
    /// key: job id
    BANK_SYNC_PROGRESS("bank.sync-progress", 6, Retention.AGED),
    /// key: account id
    BANK_TRANSACTIONS_IMPORTED("bank.transactions-imported", 6, Retention.AGED),
    /// key: job id
    ENRICHMENT_PROGRESS("enrichment.progress", 6, Retention.AGED),
    /// key: account id
    ENRICHMENT_RESULTS("enrichment.results", 6, Retention.AGED),
    /// key: request id
    ENRICHMENT_REQUESTS("enrichment.requests", 3, Retention.AGED),
    /// key: account id, or request id
    BANK_REQUESTED_ROWS("bank.requested-rows", 6, Retention.AGED),
    /// key: user id
    BANK_CORRECTIONS("bank.corrections", 6, Retention.AGED),
    /// key: user id
    BANK_USAGE("bank.usage", 6, Retention.AGED),
    /// key: schedule id
    SCHEDULE_FIRED("schedule.fired", 3, Retention.AGED),
    /// key: user id
    USER_ERASURES("user.erasures", 3, Retention.AGED);

    /// How long a topic remembers.
    public enum Retention {
        COMPACTED("compact"),
        COMPACTED_AND_AGED("compact,delete"),
        AGED("delete");

        private final String cleanupPolicy;

        Retention(String cleanupPolicy) {
            this.cleanupPolicy = cleanupPolicy;
        }

        /// Kafka's `cleanup.policy`.
        public String cleanupPolicy() {
            return cleanupPolicy;
        }
    }

    private final String topicName;
    private final int partitions;
    private final Retention retention;

    Topic(String topicName, int partitions, Retention retention) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.retention = retention;
    }

    public String topicName() {
        return topicName;
    }

    public int partitions() {
        return partitions;
    }

    public Retention retention() {
        return retention;
    }

    /// Where a message goes that can never succeed.
    public String deadLetterName() {
        return topicName + ".dead-letter";
    }

    public static List<Topic> all() {
        return List.of(values());
    }
}
