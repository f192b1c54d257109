package dev.tributary.bank.transaction.rest;

import dev.tributary.bank.account.Accounts;
import dev.tributary.bank.transaction.AmountFilter;
import dev.tributary.bank.transaction.Position;
import dev.tributary.bank.transaction.RowState;
import dev.tributary.bank.transaction.TransactionFilter;
import dev.tributary.contracts.Categories;
import dev.tributary.problems.Problems;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The filters of a request, as text: each says by itself what is wrong with it.
class TransactionQuery {

    private static final int DEFAULT_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 500;
    private static final int LONGEST_SEARCH = 200;
    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2999;
    private static final Pattern SOURCE = Pattern.compile("[a-z_]{1,40}");
    private static final Pattern SIZE = Pattern.compile("\\d{1,15}(\\.\\d{1,8})?");

    @RestQuery("account_id")
    @Nullable
    String accountId;

    @RestQuery("job_id")
    @Nullable
    String jobId;

    @RestQuery
    @Nullable
    String from;

    @RestQuery
    @Nullable
    String to;

    @RestQuery
    @Nullable
    String status;

    @RestQuery
    @Nullable
    String category;

    @RestQuery
    @Nullable
    String subcategory;

    @RestQuery
    @Nullable
    String source;

    @RestQuery("min_amount")
    @Nullable
    String minAmount;

    @RestQuery("max_amount")
    @Nullable
    String maxAmount;

    @RestQuery
    @Nullable
    String direction;

    @RestQuery
    @Nullable
    String q;

    @RestQuery
    @Nullable
    String cursor;

    @RestQuery
    @Nullable
    String limit;

    /// @param states unless the request says `status`
    TransactionFilter filter(String userId, Accounts accounts, List<RowState> states) {
        var account = id("account_id", accountId);
        if (account != null && accounts.find(userId, account).isEmpty()) {
            throw Problems.unknown(
                    "unknown_account", "You have no such account. GET /api/truelayer/accounts lists yours.");
        }
        var first = date("from", from);
        var last = date("to", to);
        if (first != null && last != null && first.isAfter(last)) {
            throw Problems.invalid("invalid_date_range", "from", "from must not be after to.");
        }
        var kind = knownCategory();
        return new TransactionFilter(
                userId,
                states(states),
                account,
                id("job_id", jobId),
                first,
                last,
                kind,
                knownSubcategory(kind),
                sourced(),
                amounts(),
                searched());
    }

    private List<RowState> states(List<RowState> unlessSaid) {
        return switch (status) {
            case null -> unlessSaid;
            case "booked" -> List.of(RowState.BOOKED);
            case "pending" -> List.of(RowState.PENDING);
            case "withdrawn" -> List.of(RowState.WITHDRAWN);
            case "undone" -> List.of(RowState.UNDONE);
            case "all" -> List.of(RowState.BOOKED, RowState.PENDING, RowState.WITHDRAWN);
            default ->
                throw Problems.invalid(
                        "invalid_status", "status", "status must be booked, pending, withdrawn, undone or all.");
        };
    }

    @Nullable
    Position after() {
        return cursor == null
                ? null
                : Position.parse(cursor)
                        .orElseThrow(() -> Problems.invalid(
                                "invalid_cursor", "cursor", "cursor must be the next_cursor of an earlier answer."));
    }

    int rows() {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        try {
            var rows = Integer.parseInt(limit);
            if (rows >= 1 && rows <= HIGHEST_LIMIT) {
                return rows;
            }
        } catch (NumberFormatException text) {
            throw invalidLimit();
        }
        throw invalidLimit();
    }

    private static RuntimeException invalidLimit() {
        return Problems.invalid("invalid_limit", "limit", "limit must be a number from 1 to " + HIGHEST_LIMIT + ".");
    }

    private static @Nullable UUID id(String name, @Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Problems.invalid("invalid_" + name, name, name + " must be a UUID.");
        }
    }

    private static RuntimeException invalidDate(String name) {
        return Problems.invalid("invalid_date", name, name + " must be a date such as 2026-01-31.");
    }

    private static @Nullable LocalDate date(String name, @Nullable String text) {
        try {
            var date = text == null ? null : LocalDate.parse(text);
            if (date == null || (date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR)) {
                return date;
            }
        } catch (DateTimeException noDate) {
            throw invalidDate(name);
        }
        throw invalidDate(name);
    }

    private @Nullable String knownCategory() {
        var key = present(category);
        if (key != null && !key.equals(TransactionFilter.NO_CATEGORY) && !Categories.contains(key, null)) {
            throw Problems.invalid(
                    "unknown_category",
                    "category",
                    "There is no such category. GET /api/truelayer/enrichment/taxonomy lists them; none finds what has none.");
        }
        return key;
    }

    private @Nullable String knownSubcategory(@Nullable String kind) {
        var key = present(subcategory);
        if (key == null) {
            return null;
        }
        if (kind == null) {
            throw Problems.invalid(
                    "missing_category", "category", "Name the category too: the same word stands below several.");
        }
        if (!Categories.contains(kind, key)) {
            throw Problems.invalid(
                    "unknown_subcategory",
                    "subcategory",
                    "The category has no such subcategory. GET /api/truelayer/enrichment/taxonomy lists them.");
        }
        return key;
    }

    private @Nullable String sourced() {
        var code = present(source);
        if (code != null && !SOURCE.matcher(code).matches()) {
            throw Problems.invalid(
                    "invalid_source",
                    "source",
                    "source must be what a transaction's category_source says, such as language_model.");
        }
        return code;
    }

    private AmountFilter amounts() {
        var least = size("min_amount", minAmount);
        var most = size("max_amount", maxAmount);
        if (least != null && most != null && least.compareTo(most) > 0) {
            throw Problems.invalid(
                    "invalid_amount_range", "min_amount", "min_amount must not be more than max_amount.");
        }
        return new AmountFilter(least, most, wayOfMoney());
    }

    private AmountFilter.@Nullable Direction wayOfMoney() {
        return switch (present(direction)) {
            case null -> null;
            case "in" -> AmountFilter.Direction.IN;
            case "out" -> AmountFilter.Direction.OUT;
            default -> throw Problems.invalid("invalid_direction", "direction", "direction must be in or out.");
        };
    }

    private static @Nullable BigDecimal size(String name, @Nullable String text) {
        var size = present(text);
        if (size != null && !SIZE.matcher(size).matches()) {
            throw Problems.invalid("invalid_amount", name, name + " must be an amount without a sign, such as 12.50.");
        }
        return size == null ? null : new BigDecimal(size);
    }

    private @Nullable String searched() {
        var text = present(q);
        if (text != null && (text.length() > LONGEST_SEARCH || text.indexOf('\0') >= 0)) {
            throw Problems.invalid("invalid_q", "q", "q must be text of at most " + LONGEST_SEARCH + " characters.");
        }
        return text;
    }

    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
