package dev.tributary.notifier.stream;

/// Why a client does not get what it asked for.
public enum Refusal {
    /// Also for an import of somebody else, and as late: nobody learns that it exists.
    UNKNOWN_JOB(
            "unknown_job",
            "No import with this id can be watched. It may have ended long ago: read its status instead."),
    TOO_MANY_SUBSCRIPTIONS(
            "too_many_subscriptions", "This connection watches as many imports as it may. Unsubscribe from one first."),
    /// Said once: what does not fit is not followed, and a page must not believe it saw everything.
    TOO_MANY_JOBS(
            "too_many_jobs",
            "You have more imports than one stream follows. Ask for the others, or subscribe to each by its id."),
    MALFORMED_MESSAGE(
            "malformed_message", "The message is not a JSON object with a type and its fields. See /asyncapi.yaml."),
    INVALID_TOKEN(
            "invalid_token",
            "This token is not valid, or is somebody else's. The connection ends when the token it has expires."),
    UNKNOWN_TYPE("unknown_type", "Messages of this type are not understood. See /asyncapi.yaml.");

    private final String code;
    private final String message;

    Refusal(String code, String message) {
        this.code = code;
        this.message = message;
    }

    public String code() {
        return code;
    }

    public String message() {
        return message;
    }
}
