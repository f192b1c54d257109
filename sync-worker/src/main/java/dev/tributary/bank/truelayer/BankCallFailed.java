package dev.tributary.bank.truelayer;

/// A call to TrueLayer that did not bring what was asked for. [#failure()] says what it means.
public final class BankCallFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient BankFailure failure;

    public BankCallFailed(BankFailure failure) {
        super(failure.code());
        this.failure = failure;
    }

    public BankFailure failure() {
        return failure;
    }
}
