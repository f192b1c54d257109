package dev.tributary.testbed.cli.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.contracts.SourceKind;
import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountSelectionTest {

    private static final Account CURRENT = account("Everyday Current", SourceKind.ACCOUNT);
    private static final Account SAVER = account("Rainy Day Saver", SourceKind.ACCOUNT);
    private static final Account CARD = account("Platinum", SourceKind.CARD);
    private static final List<Account> ALL = List.of(CURRENT, SAVER, CARD);

    @Test
    void parts_of_names_choose_accounts_whatever_their_case() {
        assertThat(select("current", "SAVER")).containsExactly(CURRENT, SAVER);
    }

    @Test
    void an_account_named_twice_is_chosen_once() {
        assertThat(select("current", "all")).containsExactly(CURRENT, SAVER, CARD);
    }

    @Test
    void cards_and_accounts_can_be_chosen_as_kinds_and_one_by_its_id() {
        assertThat(select("cards")).containsExactly(CARD);
        assertThat(select("accounts")).containsExactly(CURRENT, SAVER);
        assertThat(select(SAVER.accountId().toString())).containsExactly(SAVER);
    }

    @Test
    void a_word_that_fits_nothing_is_told_with_what_there_is() {
        assertThatThrownBy(() -> select("mortgage"))
                .isInstanceOf(WorkFailed.class)
                .hasMessage("No account fits \"mortgage\". There are: Everyday Current, Rainy Day Saver, Platinum; "
                        + "or say all.");
    }

    @Test
    void without_any_account_the_way_to_connect_one_is_told() {
        assertThatThrownBy(() -> new AccountSelection(List.of("all")).among(List.of()))
                .hasMessageContaining("./tributary connect");
    }

    private static List<Account> select(String... words) {
        return new AccountSelection(List.of(words)).among(ALL);
    }

    private static Account account(String name, SourceKind kind) {
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new Account(id, id, kind, name, "GBP", null, "at-the-bank", "available", 0);
    }
}
