package dev.tributary.bank.transaction;

/// What two rows of one account must share to be the same transaction; the strongest that a row can offer decides.
public enum IdentityRule {
    NORMALISED_PROVIDER_TRANSACTION_ID("normalised_provider_transaction_id"),
    PROVIDER_TRANSACTION_ID("provider_transaction_id"),
    /// Day, signed amount, currency, description, and the place among rows that share all of these.
    FINGERPRINT("fingerprint");

    private final String code;

    IdentityRule(String code) {
        this.code = code;
    }

    /// As stored and shown.
    public String code() {
        return code;
    }

    public static IdentityRule of(String code) {
        for (var rule : values()) {
            if (rule.code.equals(code)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("no identity rule is called " + code);
    }
}
