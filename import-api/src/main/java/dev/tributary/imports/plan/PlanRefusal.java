package dev.tributary.imports.plan;

/// Why a request cannot be planned, and what to send instead.
///
/// @param code stable; clients may compare it
/// @param field of the request that is to be changed
public record PlanRefusal(Kind kind, String code, String field, String sentence) {

    /// What kind of mistake it is.
    public enum Kind {
        /// The request makes no sense as it is.
        INVALID,
        /// It names something the person does not have.
        UNKNOWN
    }

    private static final String BETWEEN_SENTENCES = ". ";

    /// What was wrong: the first sentence.
    public String wrong() {
        var end = sentence.indexOf(BETWEEN_SENTENCES);
        return end < 0 ? sentence : sentence.substring(0, end + 1);
    }

    /// What to do instead: the rest.
    public String remedy() {
        var end = sentence.indexOf(BETWEEN_SENTENCES);
        return end < 0 ? "Change the schedule." : sentence.substring(end + BETWEEN_SENTENCES.length());
    }

    static PlanRefusal invalid(String code, String field, String sentence) {
        return new PlanRefusal(Kind.INVALID, code, field, sentence);
    }

    static PlanRefusal unknown(String code, String field, String sentence) {
        return new PlanRefusal(Kind.UNKNOWN, code, field, sentence);
    }
}
