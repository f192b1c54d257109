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

    static PlanRefusal invalid(String code, String field, String sentence) {
        return new PlanRefusal(Kind.INVALID, code, field, sentence);
    }

    static PlanRefusal unknown(String code, String field, String sentence) {
        return new PlanRefusal(Kind.UNKNOWN, code, field, sentence);
    }
}
