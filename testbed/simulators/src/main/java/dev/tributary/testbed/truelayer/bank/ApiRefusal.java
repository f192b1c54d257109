package dev.tributary.testbed.truelayer.bank;

/// A call that TrueLayer answers with an error document.
public final class ApiRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    public ApiRefusal(int status, String error, String description) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
    }

    public int status() {
        return status;
    }

    /// TrueLayer's machine-readable word, for example `invalid_date_range`.
    public String error() {
        return error;
    }

    public String description() {
        return String.valueOf(getMessage());
    }
}
