package dev.tributary.enrichment.merchant;

import java.util.List;
import java.util.regex.Pattern;

/// What networks, processors and banks print around a merchant's name, kind by kind.
///
/// Each kind works on upper-case text with single spaces and leaves the same. The order of the constants is the order
/// they are removed in: what stands at the very front or end of a line goes before what it would hide.
enum Noise {
    /// `https://`, `www.` and what follows a domain name.
    WEB_ADDRESS(
            of("\\bHTTPS?:?/{0,2}", " "),
            of("\\bWWW\\.?", " "),
            of("(?<=[A-Z0-9])\\.(?:COM|CO\\.UK|ORG\\.UK|CO|ORG|NET|IE|DE|FR|EU|CA|IO)\\b(?:/\\S*)?", " ")),

    /// How it was paid, before the name: `CARD PAYMENT TO`, `POS`, `CONTACTLESS`, `DIRECT DEBIT TO`.
    PAYMENT_METHOD(
            of(
                    "^(?:(?:VISA|MASTERCARD|MAESTRO|DEBIT|CREDIT|INTERAC|IDP|CHIP|EFTPOS|POS|ONLINE|INTERNET"
                            + "|CONTACTLESS|RECURRING|INTL|INTERNATIONAL|FOREIGN|CARD|APPLE PAY|GOOGLE PAY|CNP)\\b[ :-]*)*"
                            + "(?:PURCHASE|PAYMENT|PMT|PYMT|TRANSACTION|POS|CONTACTLESS|SALE)\\b[ :-]*(?:(?:TO|AT|FROM|FOR)\\b )?(?=\\S)",
                    ""),
            of("^(?:APPLE PAY|GOOGLE PAY|CONTACTLESS|POS|IDP|VIS|DEB|BP|CR|DR|\\)\\)\\))[ :-]+(?=\\S)", ""),
            of(
                    "^(?:DIRECT DEBIT|STANDING ORDER|BILL PAYMENT|FASTER PAYMENTS?|BANK TRANSFER|BANK GIRO CREDIT"
                            + "|E-?TRANSFER|ACH|SEPA|DD|STO|FPI|FPO|BGC|BACS|CHAPS|TFR)\\b(?: (?:PAYMENT|RECEIPT|CREDIT|DEBIT|WITHDRAWAL|DEPOSIT))?"
                            + "[ :-]*(?:(?:TO|FROM)\\b )?(?=\\S)",
                    "")),

    /// Who took the card for the merchant: `SQ *`, `PAYPAL *`, `SUMUP *`, `TST*`.
    PROCESSOR(of(
            "^(?:SQU?|SQUARE|PAYPAL(?: INST XFER)?|PP|PYPL|PAYPAL INC|SUMUP|SMP|IZ|IZETTLE|ZETTLE|ZTL|TST|TOAST|SP|SHOPIFY|WPY|STRIPE"
                    + "|CKO|ADYEN|EB|IN|FS|FASTSPRING|DRI|2CO(?:\\.COM)?|BT|GPAY|GOCARDLESS|GC|CRV|CURVE|LS|LIGHTSPEED|CLOVER|CLV|DNH"
                    + "|PY|PADDLE(?:\\.NET)?|SMARTPAY|WORLDPAY|WP|MOLLIE|DOJO|TEYA|GLOBAL-E|XSOLLA|VPS|MSP|EVENTPAY|BLS|RDY)"
                    + " ?\\* ?(?=\\S)",
            "")),

    /// Card numbers, shown in part: `XXXX1234`, `**** 1234`, `CARD ENDING 1234`, `CD 1234`.
    CARD_NUMBER(of("(?:\\b[X]{2,}|\\*{2,})[ -]?\\d{2,}\\b|\\b(?:CARD|CD|CARD ENDING|ENDING) ?\\d{4}\\b", " ")),

    /// `12JUN24`, `12 JUN`, `12/06/24`, `2024-06-12`, `14:32`, and the `ON` before them.
    DATE_AND_TIME(
            of(
                    "(?:\\bON )?\\b\\d{1,2}[ -]?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}(?:[ -]?(?:20)?\\d{2})?\\b",
                    " "),
            of("(?:\\bON )?\\b(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}(?:[-/.]\\d{2,4})?)\\b", " "),
            of("\\b\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?\\b(?: ?[AP]M\\b)?", " ")),

    /// What it cost before conversion: `USD 12.34 @ 1.2712`, `VRATE 1.25`, `EUR25,00`.
    FOREIGN_AMOUNT(
            of("\\b(?:USD|EUR|GBP|CAD|AUD|CHF|JPY|SEK|NOK|DKK|PLN) ?\\d[\\d.,]*(?: ?@ ?[\\d.]+)?", " "),
            of("\\b[\\d.,]+ ?(?:USD|EUR|GBP|CAD|AUD|CHF|JPY|SEK|NOK|DKK|PLN)\\b", " "),
            of("\\b(?:VISA )?(?:VRATE|XRATE|RATE|FX)[ :]?[\\d.]+", " "),
            of("@ ?[\\d.]+", " ")),

    /// `REF 12AB`, `MANDATE NO 0012`, `INV# 99`, `ORDER 123-456`.
    REFERENCE(of(
            "\\b(?:REF(?:ERENCE)?|MANDATE|INV(?:OICE)?|ORDER|AUTH|TXN|TRACE|ACCT|A/C|BOOKING)\\b[ .:#]*(?:NO\\b)?[ .:#]*(?=\\S*\\d)[A-Z0-9/-]+",
            " ")),

    /// `416-555-0123`, `+44 20 7946 0000`, `800 555 0123`.
    PHONE_NUMBER(of("(?:\\+\\d{1,3}[ -]?)?\\(?\\b\\d{3,5}\\)?[ -.]\\d{3,4}[ -.]?\\d{3,4}\\b", " ")),

    /// What a shop's system adds after a star: `AMZN MKTP UK*2K3LD91`.
    ORDER_CODE(of("\\*(?=\\S*\\d)[A-Z0-9]{4,}\\b", " ")),

    /// `#1234`, `STORE 12`, `NO. 7`, `T-2034`, and numbers at the end.
    STORE_NUMBER(
            of(" ?# ?\\d[\\dA-Z-]*", " "),
            of(
                    "\\b(?:STORE|STR|SHOP|BRANCH|UNIT|STN|STATION|TERMINAL|LOC|LOCATION|OUTLET|KIOSK|NO|NR)\\b[ .:#]*\\d+[A-Z]?\\b",
                    " "),
            of("\\b[A-Z]-?\\d{3,}\\b", " "),
            of("(?<=[A-Z]{3})\\d{2,}\\b", " "),
            of("(?<=\\S )[\\d-]*\\d{2,}[A-Z]?(?= |$)", " "),
            of("(?<=[A-Z]{2} )\\d$", "")),

    /// Codes that mix letters and digits too much to be a name.
    MIXED_CODE(of("(?<=\\S )\\b(?=[A-Z0-9]*\\d[A-Z0-9]*\\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{6,}\\b", " ")),

    /// What is left of punctuation once its neighbours are gone.
    PUNCTUATION(
            of("[*\"|;:_=<>~^\\[\\](){}\\\\]+", " "),
            of("(?<!\\S)[-/.,'#@!]+(?!\\S)", " "),
            of("[-/.,'#]+$", ""),
            of("^[-/.,'#&]+", ""));

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it so
    private final List<Replacement> replacements;

    Noise(Replacement... replacements) {
        this.replacements = List.of(replacements);
    }

    String removeFrom(String text) {
        var clean = text;
        for (var replacement : replacements) {
            clean = replacement.apply(clean);
        }
        return clean;
    }

    private static Replacement of(String regex, String by) {
        return new Replacement(Pattern.compile(regex), by);
    }

    private record Replacement(Pattern pattern, String by) {
        String apply(String text) {
            var matcher = pattern.matcher(text);
            return matcher.find() ? Spaces.single(matcher.replaceAll(by)) : text;
        }
    }
}
