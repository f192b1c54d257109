package dev.tributary.testbed.truelayer.history;

/// What kind of movement the bank says a row is.
public enum TransactionCategory {
    ATM,
    BILL_PAYMENT,
    CASHBACK,
    CHEQUE,
    CREDIT,
    DIRECT_DEBIT,
    DIVIDEND,
    FEE_CHARGE,
    INTEREST,
    OTHER,
    PURCHASE,
    STANDING_ORDER,
    TRANSFER
}
