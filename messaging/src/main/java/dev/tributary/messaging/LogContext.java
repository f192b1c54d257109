package dev.tributary.messaging;

import dev.tributary.contracts.Event;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// Which import and account every line is about that is logged while a message is handled.
final class LogContext {

    private static final String JOB_ID = "job_id";
    private static final String ACCOUNT_ID = "account_id";

    private LogContext() {}

    static void about(Event event) {
        put(JOB_ID, event.jobId());
        put(ACCOUNT_ID, event.accountId());
    }

    static void clear() {
        MDC.remove(JOB_ID);
        MDC.remove(ACCOUNT_ID);
    }

    private static void put(String name, @Nullable Object id) {
        if (id == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, id.toString());
        }
    }
}
