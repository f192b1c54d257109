package dev.tributary.testbed.cli.bank;

import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which accounts a person means by `current,savings`, by `all`, by `cards`, or by an account's id.
public final class AccountSelection {

    private final List<String> words;

    public AccountSelection(List<String> words) {
        this.words = words.stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /// @throws WorkFailed when there is no account at all, or a word fits none
    public List<Account> among(List<Account> accounts) {
        if (accounts.isEmpty()) {
            throw new WorkFailed("No bank is connected for this user. Connect one with `./tributary connect`.");
        }
        Set<Account> chosen = new LinkedHashSet<>();
        for (var word : words) {
            var fitting =
                    accounts.stream().filter(account -> fits(account, word)).toList();
            if (fitting.isEmpty()) {
                throw new WorkFailed(
                        "No account fits \"%s\". There are: %s; or say all.".formatted(word, names(accounts)));
            }
            chosen.addAll(fitting);
        }
        return List.copyOf(chosen);
    }

    private static boolean fits(Account account, String word) {
        return switch (word) {
            case "all" -> true;
            case "accounts" -> !isCard(account);
            case "cards" -> isCard(account);
            default ->
                account.accountId().toString().equals(word)
                        || account.displayName().toLowerCase(Locale.ROOT).contains(word)
                        || account.providerName().toLowerCase(Locale.ROOT).contains(word);
        };
    }

    private static boolean isCard(Account account) {
        return switch (account.kind()) {
            case CARD -> true;
            case ACCOUNT -> false;
        };
    }

    private static String names(List<Account> accounts) {
        return accounts.stream().map(Account::displayName).distinct().collect(Collectors.joining(", "));
    }
}
