package dev.tributary.enrichment.ladder;

import dev.tributary.contracts.SourceKind;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What the bank's type, the sign and a few words tell beyond doubt, without asking who the merchant is.
///
/// The first pattern that fits decides, so the particular stand before the general.
public final class RecogniseStructure implements RowByRow {

    private static final List<Structure> PARTICULAR = List.of(
            in("income.interest", 0.98, type("INTEREST")),
            out("fees_interest.interest", 0.97, type("INTEREST")),
            in("income.investment", 0.97, type("DIVIDEND")),
            in("income.cashback", 0.95, type("CASHBACK")),
            out("cash.withdrawal", 0.98, type("ATM", "CASH")),
            in("cash.deposit", 0.95, type("ATM", "CASH")),
            out("fees_interest.fee", 0.97, type("FEE_CHARGE")),
            out(
                    "cash.withdrawal",
                    0.95,
                    words("CASH (?:WITHDRAWAL|MACHINE)|CASHPOINT|ATM WITHDRAWAL|ABM WITHDRAWAL|^ATM\\b")),
            in("income.salary", 0.96, words("SALARY|PAYROLL|WAGES?|MONTHLY PAY|NET PAY")),
            in("income.pension", 0.95, words("PENSION|ANNUITY")),
            in(
                    "income.benefits",
                    0.94,
                    words("CHILD BENEFIT|UNIVERSAL CREDIT|DWP|JOBSEEKERS?|TAX CREDITS?|STATE BENEFIT|HMRC CB")),
            in("income.interest", 0.95, words("INTEREST PAID|GROSS INTEREST|CREDIT INTEREST|INTEREST EARNED")),
            in("income.investment", 0.94, words("DIVIDENDS?")),
            out(
                    "fees_interest.interest",
                    0.95,
                    words("(?:OVERDRAFT|DEBIT|PURCHASE) INTEREST|INTEREST CHARGED?|INTEREST ON")),
            out(
                    "fees_interest.fee",
                    0.95,
                    words(
                            "NON-?STERLING|FOREIGN (?:TRANSACTION|CURRENCY) FEE|(?:OVERDRAFT|LATE PAYMENT|ANNUAL|ACCOUNT|CARD|ATM|RETURNED ITEM)"
                                    + " (?:FEE|CHARGE)|ARRANGEMENT FEE|MONTHLY FEE")),
            out("taxes.council", 0.95, words("COUNCIL TAX|PROPERTY TAX")),
            out("taxes.income", 0.95, words("HMRC|HM REVENUE|SELF ASSESSMENT|INCOME TAX")),
            out("housing.mortgage", 0.95, words("MORTGAGE")),
            out("housing.rent", 0.93, not(SourceKind.CARD).and(words("RENT|LETTINGS?|LANDLORD"))),
            in(
                    "transfers.card_payment",
                    0.95,
                    kind(SourceKind.CARD)
                            .and(
                                    words(
                                            "PAYMENT (?:RECEIVED )?-? ?THANK ?YOU|PAYMENT RECEIVED|DIRECT DEBIT PAYMENT|^PAYMENT$"))),
            out(
                    "transfers.card_payment",
                    0.94,
                    not(SourceKind.CARD)
                            .and(
                                    words(
                                            "(?:CREDIT CARD|BARCLAYCARD|AMEX|AMERICAN EXPRESS|MBNA|CAPITAL ONE|VISA CARD)(?: .*)?"))
                            .and(type("DIRECT_DEBIT", "BILL_PAYMENT", "TRANSFER", "STANDING_ORDER"))),
            both(
                    "transfers.own",
                    0.93,
                    not(SourceKind.CARD)
                            .and(words(
                                    "(?:TO|FROM) (?:MY )?(?:SAVINGS?|SAVER|CURRENT ACCOUNT|POT)|OWN ACCOUNT|INTERNAL TRANSFER|SAVINGS? (?:POT|TRANSFER)"
                                            + "|ROUND ?UPS?|(?:EASY|INSTANT|REGULAR) SAVER|CASH ISA"))));

    /// What is left to say of a row when nothing else has been recognised in it.
    private static final List<Structure> GENERAL = List.of(
            both("transfers.people", 0.9, type("TRANSFER")),
            out(
                    "transfers.people",
                    0.7,
                    type("STANDING_ORDER")
                            .and(row -> looksLikeAPerson(row.merchant().key()))),
            in("income.other", 0.7, type("CHEQUE")));

    private static final Pattern PERSON =
            Pattern.compile("(?:(?:mr|mrs|ms|miss|dr) )(?:\\p{L}+ ?){1,3}|\\p{L} (?:\\p{L} )?\\p{L}{3,}");

    private final List<Structure> structures;

    private RecogniseStructure(List<Structure> structures) {
        this.structures = structures;
    }

    /// What a type or words say of one kind of payment alone.
    public static RecogniseStructure particular() {
        return new RecogniseStructure(PARTICULAR);
    }

    /// What a type says when all that is more particular has been asked.
    public static RecogniseStructure general() {
        return new RecogniseStructure(GENERAL);
    }

    @Override
    public Optional<Verdict> decide(StatementRow row) {
        return structures.stream()
                .filter(structure -> structure.fits().test(row))
                .findFirst()
                .map(structure -> Categorised.by(
                        Source.STRUCTURE,
                        structure.category(),
                        row.merchant().name(),
                        structure.confidence(),
                        "By the kind of payment, its direction and its words"));
    }

    private record Structure(CategoryKey category, double confidence, Predicate<StatementRow> fits) {}

    private static Structure in(String category, double confidence, Predicate<StatementRow> fits) {
        return both(category, confidence, fits.and(row -> row.direction() == Direction.IN));
    }

    private static Structure out(String category, double confidence, Predicate<StatementRow> fits) {
        return both(category, confidence, fits.and(row -> row.direction() == Direction.OUT));
    }

    private static Structure both(String category, double confidence, Predicate<StatementRow> fits) {
        return new Structure(new CategoryKey(category), confidence, fits);
    }

    private static Predicate<StatementRow> type(String... types) {
        var wanted = List.of(types);
        return row -> wanted.contains(row.told().transactionCategory().toUpperCase(Locale.ROOT));
    }

    private static Predicate<StatementRow> words(String regex) {
        var pattern = Pattern.compile("\\b(?:" + regex + ")(?!\\p{L})");
        return row -> pattern.matcher(row.told().description().toUpperCase(Locale.ROOT))
                .find();
    }

    private static Predicate<StatementRow> kind(SourceKind kind) {
        return row -> row.kind() == kind;
    }

    private static Predicate<StatementRow> not(SourceKind kind) {
        return kind(kind).negate();
    }

    private static boolean looksLikeAPerson(String merchantKey) {
        return PERSON.matcher(merchantKey).matches();
    }
}
