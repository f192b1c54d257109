package dev.tributary.testbed.truelayer.history;

import java.math.BigDecimal;

/// The kinds of households there are, each with the accounts it keeps.
public final class Households {
    public static final String CURRENT = "current";
    public static final String JOINT = "joint";
    public static final String SAVINGS = "savings";
    public static final String EURO = "euro";
    public static final String CARD = "card";

    /// What lies on a savings account when its history begins.
    public static final BigDecimal SAVED_BEFORE = new BigDecimal("6200.00");

    /// What lies on any other account when its history begins.
    public static final BigDecimal BEGAN_WITH = new BigDecimal("1840.55");

    private static final Merchants MERCHANTS = Merchants.catalogue();
    private static final Merchant TFL = MERCHANTS.named("Transport for London");

    private Households() {}

    /// A couple: one's own current account, a joint one for the home, savings, a euro account and a credit card.
    public static Household family(long seed) {
        var household = new Household(seed);
        ownMoney(household);
        sharedMoney(household);
        savedMoney(household);
        euroMoney(household);
        return household
                .with(
                        "card",
                        spending(
                                CARD,
                                1.05,
                                StatementStyle.COLUMNS,
                                "shopping",
                                "leisure",
                                "travel",
                                "home",
                                "restaurants",
                                "takeaway"))
                .with("card-holidays", new Holidays(CARD))
                .with("card-repayment", new CardRepayment(CURRENT, CARD, 14));
    }

    /// One person with a current account, and savings or a card beside it.
    public static Household single(long seed) {
        return new Household(seed)
                .with("salary", new Salary(CURRENT, "ORCHARD CARE LTD", 214_800))
                .with("rent", new StandingOrder(CURRENT, "L ABERNATHY", "RENT", 78_500, 1, null))
                .with("save", new StandingOrder(CURRENT, "SAVINGS ACCOUNT", "SAVE", 15_000, 2, SAVINGS))
                .with("phone", bill(CURRENT, "EE", "9920177", 19))
                .with("energy", bill(CURRENT, "Octopus Energy", "A-4B81C0", 8))
                .with("music", bill(CURRENT, "Spotify", "SPOTIFYUK", 11))
                .with("daily", spending(CURRENT, 0.9, StatementStyle.CUT, "groceries", "coffee", "transport"))
                .with("cash", new CashMachine(CURRENT, 0.05))
                .with("friends", new Friends(CURRENT, 0.06))
                .with("interest", new Interest(SAVINGS, SAVED_BEFORE, new BigDecimal("0.0325")))
                .with("level-out", new LevelOut(CURRENT, SAVINGS, BEGAN_WITH, 26))
                .with("card", spending(CARD, 0.5, StatementStyle.LOWER, "shopping", "leisure"))
                .with("card-repayment", new CardRepayment(CURRENT, CARD, 20));
    }

    /// Somebody who only ever uses the credit card here.
    public static Household cardOnly(long seed) {
        return new Household(seed)
                .with("daily", spending(CARD, 1.2, StatementStyle.COLUMNS, "groceries", "shopping", "fuel", "leisure"))
                .with("commute", new Commute(CARD, TFL, "TFL TRAVEL CH              LONDON        GB", 340, 0.2))
                .with("repayment", new CardRepayment("elsewhere", CARD, 9));
    }

    /// One person in Cologne.
    public static Household german(long seed) {
        return new Household(seed)
                .with("salary", new Salary(EURO, "RHEINWERK GMBH LOHN/GEHALT", 264_000))
                .with("rent", new StandingOrder(EURO, "HAUSVERWALTUNG KLEIN", "MIETE WHG 12", 84_000, 1, null))
                .with("internet", bill(EURO, "Telekom", "KD 5518203", 6))
                .with("energy", bill(EURO, "Stadtwerke", "VK 330918", 15))
                .with("daily", spending(EURO, 1.0, StatementStyle.LOWER, "euro"));
    }

    private static void ownMoney(Household household) {
        household
                .with("salary", new Salary(CURRENT, "ALDERGATE SYSTEMS LTD", 452_000))
                .with("to-joint", new StandingOrder(CURRENT, "J & E DOE", "HOUSEHOLD", 150_000, 1, JOINT))
                .with("to-savings", new StandingOrder(CURRENT, "RAINY DAY SAVER", "SAVE", 25_000, 3, SAVINGS))
                .with("phone", bill(CURRENT, "EE", "7741903", 17))
                .with("gym", bill(CURRENT, "PureGym", "PG-20914", 5))
                .with("music", bill(CURRENT, "Spotify", "P2B41C77", 23))
                .with("news", bill(CURRENT, "Guardian", "GNM 00341", 12))
                .with("invest", bill(CURRENT, "Vanguard", "VG 118 204", 4))
                .with("commute", new Commute(CURRENT, TFL, "TFL TRAVEL CHARGE TFL.GOV.UK/CP", 280, 0.45))
                .with("lunch", spending(CURRENT, 0.75, StatementStyle.SENTENCE, "coffee", "restaurants"))
                .with(
                        "errands",
                        spending(CURRENT, 0.45, StatementStyle.CUT, "groceries", "health", "transport", "charity"))
                .with("online", spending(CURRENT, 0.2, StatementStyle.CUT, "subscriptions", "shopping"))
                .with("cash", new CashMachine(CURRENT, 0.06))
                .with("friends", new Friends(CURRENT, 0.14))
                .with("fees", new BankFees(CURRENT, 300))
                .with("level-out", new LevelOut(CURRENT, SAVINGS, BEGAN_WITH, 27));
    }

    private static void sharedMoney(Household household) {
        household
                .with("partner", new StandingOrder("elsewhere", "JOINT", "E DOE HOUSEHOLD", 135_000, 2, JOINT))
                .with("rent", new StandingOrder(JOINT, "FOXTON LETTINGS", "FLAT 4B", 152_000, 2, null))
                .with("energy", bill(JOINT, "Octopus Energy", "A-93C2F118", 9))
                .with("water", bill(JOINT, "Thames Water", "90017742", 18))
                .with("council-tax", bill(JOINT, "Southwark Council", "70213345", 1))
                .with("internet", bill(JOINT, "BT", "GB 1180 2204", 21))
                .with("television", bill(JOINT, "TV Licence", "3318804127", 28))
                .with("insurance", bill(JOINT, "Aviva", "HH-441802", 11))
                .with("food", spending(JOINT, 0.8, StatementStyle.COLUMNS, "groceries"))
                .with("home", spending(JOINT, 0.25, StatementStyle.COLUMNS, "home", "pets", "fuel"));
    }

    private static void savedMoney(Household household) {
        household
                .with("interest", new Interest(SAVINGS, SAVED_BEFORE, new BigDecimal("0.0410")))
                .with("dividend", new Dividend(SAVINGS, "COLBOURNE INCOME FUND", 4_150))
                .with("cheque", new Cheque(SAVINGS, 0.01));
    }

    private static void euroMoney(Household household) {
        household
                .with("fx", new CurrencyTransfer(CURRENT, EURO, 20_000, 7))
                .with("euro-daily", spending(EURO, 0.3, StatementStyle.LOWER, "euro"))
                .with("euro-metro", new Commute(EURO, MERCHANTS.named("RATP"), "ratp metro paris", 215, 0.05));
    }

    private static Spending spending(String account, double perDay, StatementStyle style, String... groups) {
        return new Spending(account, MERCHANTS.in(groups), perDay, style);
    }

    private static DirectDebit bill(String account, String merchant, String reference, int dayOfMonth) {
        return new DirectDebit(account, MERCHANTS.named(merchant), reference, dayOfMonth, 1);
    }
}
