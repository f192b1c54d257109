package dev.tributary.bank.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.account.Matching.Choice;
import dev.tributary.bank.truelayer.AccountNumbers;
import dev.tributary.bank.truelayer.BankAccount;
import dev.tributary.contracts.SourceKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatchAccountsTest {

    private static final UUID RENEWED = UUID.randomUUID();
    private static final UUID OTHER_LOGIN = UUID.randomUUID();
    private static final AccountNumbers NONE = AccountNumbers.NONE;

    @Test
    void anUnchangedIdIsEnough() {
        // given
        var current = known(RENEWED, "id-1", "Current", iban("GB1"));

        // when
        var matching = match(List.of(current), listed("id-1", "Renamed by the person", NONE));

        // then
        assertThat(pairs(matching)).containsExactly(Map.entry(current.accountId(), "id-1"));
        assertThat(matching.matches()).noneMatch(Matching.Match::moved);
        assertThat(matching.missing()).isEmpty();
    }

    @Test
    void aNewIdIsRecognisedByTheIban() {
        // given
        var current = known(RENEWED, "old-1", "Current", iban("GB1"));
        var saver = known(RENEWED, "old-2", "Saver", iban("GB2"));

        // when: the names are swapped to mislead
        var matching = match(
                List.of(current, saver),
                listed("new-2", "Current", iban("GB2")),
                listed("new-1", "Saver", iban("GB1")));

        // then
        assertThat(pairs(matching))
                .containsExactlyInAnyOrder(
                        Map.entry(current.accountId(), "new-1"), Map.entry(saver.accountId(), "new-2"));
        assertThat(matching.matches()).allMatch(Matching.Match::moved);
        assertThat(matching.added()).isEmpty();
    }

    @Test
    void aNewIdIsRecognisedBySortCodeAndNumber() {
        // given
        var current = known(RENEWED, "old", "Current", uk("040004", "12345678"));

        // when
        var matching = match(
                List.of(current),
                listed("other", "Current", uk("040005", "12345678")),
                listed("new", "Everyday", uk("040004", "12345678")));

        // then
        assertThat(pairs(matching)).containsExactly(Map.entry(current.accountId(), "new"));
        assertThat(ids(matching.added())).containsExactly("other");
    }

    @Test
    void accountsThatShareAnIbanAreToldApartByTheirCurrency() {
        // given
        var pounds = known(RENEWED, "old-1", "Balance", iban("GB1"));
        var euros = new KnownAccount(
                UUID.randomUUID(), RENEWED, SourceKind.ACCOUNT, "old-2", "Balance", "EUR", iban("GB1"));

        // when
        var matching = match(
                List.of(pounds, euros),
                new DiscoveredAccount(
                        SourceKind.ACCOUNT, new BankAccount("new-2", "Balance", "EUR", null, iban("GB1"))),
                listed("new-1", "Balance", iban("GB1")));

        // then
        assertThat(pairs(matching))
                .containsExactlyInAnyOrder(
                        Map.entry(pounds.accountId(), "new-1"), Map.entry(euros.accountId(), "new-2"));
    }

    @Test
    void aCardIsRecognisedByItsLastFour() {
        // given
        var card = knownCard("old", "Platinum", card("1234", "VISA"));

        // when
        var matching = match(
                List.of(card),
                listedCard("new", "Renamed", card("1234", "VISA")),
                listedCard("another", "Platinum", card("1234", "MASTERCARD")));

        // then
        assertThat(pairs(matching)).containsExactly(Map.entry(card.accountId(), "new"));
        assertThat(ids(matching.added())).containsExactly("another");
    }

    @Test
    void cardsWithTheSameLastFourAreToldApartByTheirNames() {
        // given
        var gold = knownCard("old-1", "Gold", card("1234", "VISA"));
        var silver = knownCard("old-2", "Silver", card("1234", "VISA"));

        // when
        var matching = match(
                List.of(gold, silver),
                listedCard("new-2", "Silver", card("1234", "VISA")),
                listedCard("new-1", "Gold", card("1234", "VISA")));

        // then
        assertThat(pairs(matching))
                .containsExactlyInAnyOrder(
                        Map.entry(gold.accountId(), "new-1"), Map.entry(silver.accountId(), "new-2"));
    }

    @Test
    void ofTwoCandidatesNoneIsGuessed() {
        // given
        var gold = knownCard("old-1", "Gold", card("1234", "VISA"));
        var silver = knownCard("old-2", "Silver", card("1234", "VISA"));

        // when
        var matching = match(List.of(gold, silver), listedCard("new", "Renamed", card("1234", "VISA")));

        // then
        assertThat(matching.matches()).isEmpty();
        assertThat(matching.added()).isEmpty();
        assertThat(matching.missing()).isEmpty();
        assertThat(matching.open()).singleElement().satisfies(open -> {
            assertThat(open.found().account().accountId()).isEqualTo("new");
            assertThat(open.candidates()).containsExactlyInAnyOrder(gold.accountId(), silver.accountId());
        });
    }

    @Test
    void oneCandidateOfTwoListedAccountsIsGivenToNeither() {
        // given
        var card = knownCard("old", "Card", card("1234", null));

        // when
        var matching = match(
                List.of(card),
                listedCard("new-1", "One", card("1234", "VISA")),
                listedCard("new-2", "Two", card("1234", "MASTERCARD")));

        // then
        assertThat(matching.matches()).isEmpty();
        assertThat(matching.open())
                .hasSize(2)
                .allMatch(open -> open.candidates().equals(Set.of(card.accountId())));
    }

    @Test
    void thePersonSettlesWhatIsOpen() {
        // given
        var gold = knownCard("old-1", "Gold", card("1234", "VISA"));
        var silver = knownCard("old-2", "Silver", card("1234", "VISA"));
        var listing = List.of(
                listedCard("new", "Renamed", card("1234", "VISA")), listedCard("third", "Third", card("1234", "VISA")));

        // when
        var matching = MatchAccounts.match(
                RENEWED,
                List.of(gold, silver),
                all(listing),
                List.of(new Choice("new", silver.accountId()), new Choice("third", null)));

        // then
        assertThat(pairs(matching)).containsExactly(Map.entry(silver.accountId(), "new"));
        assertThat(ids(matching.added())).containsExactly("third");
        assertThat(matching.missing()).containsExactly(gold.accountId());
        assertThat(matching.open()).isEmpty();
    }

    @Test
    void withoutAnyNumberTheNameDecides() {
        // given
        var known = known(RENEWED, "old", "Girokonto", NONE);

        // then
        assertThat(pairs(match(List.of(known), listed("new", "Girokonto", iban("DE1")))))
                .containsExactly(Map.entry(known.accountId(), "new"));
        assertThat(match(List.of(known), listed("new", "Sparkonto", NONE)).matches())
                .isEmpty();
    }

    @Test
    void aNameNeverOutweighsAnotherNumber() {
        // given
        var known = known(RENEWED, "old", "Current", iban("GB1"));

        // when
        var matching = match(List.of(known), listed("new", "Current", iban("GB2")));

        // then
        assertThat(ids(matching.added())).containsExactly("new");
        assertThat(matching.missing()).containsExactly(known.accountId());
    }

    @Test
    void anotherLoginsAccountIsTakenForANumberOnly() {
        // given
        var joint = known(OTHER_LOGIN, "joint-old", "Joint", iban("GB1"));
        var current = known(OTHER_LOGIN, "current-old", "Current", NONE);
        var card = new KnownAccount(
                UUID.randomUUID(), OTHER_LOGIN, SourceKind.CARD, "card-old", "Card", "GBP", card("1234", "VISA"));

        // when
        var matching = match(
                List.of(joint, current, card),
                listed("joint-new", "Joint", iban("GB1")),
                listed("current-new", "Current", NONE),
                listedCard("card-new", "Another card", card("1234", "VISA")));

        // then
        assertThat(pairs(matching)).containsExactly(Map.entry(joint.accountId(), "joint-new"));
        assertThat(ids(matching.added())).containsExactlyInAnyOrder("current-new", "card-new");
        assertThat(matching.missing()).isEmpty();
    }

    @Test
    void aResourceTheBankDoesNotOfferSaysNothingOfItsAccounts() {
        // given
        var account = known(RENEWED, "id-1", "Current", NONE);
        var card = knownCard("id-2", "Card", NONE);

        // when
        var matching = MatchAccounts.match(
                RENEWED,
                List.of(account, card),
                new Discovered(List.of(listed("id-1", "Current", NONE)), Set.of(SourceKind.ACCOUNT)),
                List.of());

        // then
        assertThat(matching.missing()).isEmpty();
    }

    @Test
    void anAccountListedTwiceIsOne() {
        // when
        var matching = match(List.of(), listed("id-1", "Current", NONE), listed("id-1", "Current", NONE));

        // then
        assertThat(matching.added()).hasSize(1);
    }

    /// Whatever the bank calls its accounts, and in whatever order: with a number of their own none is lost, none is
    /// taken for another, and what we know of the rest does not matter.
    @Property(tries = 200)
    void accountsWithNumbersOfTheirOwnAreNeverMixedUp(
            @ForAll @IntRange(min = 1, max = 12) int accounts, @ForAll long seed) {
        // given
        var random = new Random(seed);
        var known = new ArrayList<KnownAccount>();
        var listing = new ArrayList<DiscoveredAccount>();
        var expected = new HashMap<UUID, String>();
        for (var i = 0; i < accounts; i++) {
            var numbers = random.nextBoolean() ? iban("GB" + i) : uk("040004", "0000000" + i);
            var name = "Name " + random.nextInt(3);
            var one = known(random.nextBoolean() ? RENEWED : OTHER_LOGIN, "old-" + i, name, numbers);
            known.add(one);
            if (random.nextInt(4) > 0) {
                var id = random.nextBoolean() ? "old-" + i : "new-" + i;
                listing.add(listed(id, "Name " + random.nextInt(3), numbers));
                expected.put(one.accountId(), id);
            }
        }
        Collections.shuffle(listing, random);

        // when
        var matching = MatchAccounts.match(RENEWED, known, all(listing), List.of());

        // then
        assertThat(pairs(matching)).containsExactlyInAnyOrderElementsOf(expected.entrySet());
        assertThat(matching.added()).isEmpty();
        assertThat(matching.open()).isEmpty();
    }

    private static Matching match(List<KnownAccount> known, DiscoveredAccount... listing) {
        return MatchAccounts.match(RENEWED, known, all(List.of(listing)), List.of());
    }

    private static Discovered all(List<DiscoveredAccount> listing) {
        return new Discovered(listing, EnumSet.allOf(SourceKind.class));
    }

    private static List<Map.Entry<UUID, String>> pairs(Matching matching) {
        return matching.matches().stream()
                .map(match -> Map.entry(
                        match.known().accountId(), match.found().account().accountId()))
                .toList();
    }

    private static List<String> ids(List<DiscoveredAccount> found) {
        return found.stream().map(each -> each.account().accountId()).toList();
    }

    private static KnownAccount known(UUID connection, String id, String name, AccountNumbers numbers) {
        return new KnownAccount(UUID.randomUUID(), connection, SourceKind.ACCOUNT, id, name, "GBP", numbers);
    }

    private static KnownAccount knownCard(String id, String name, AccountNumbers numbers) {
        return new KnownAccount(UUID.randomUUID(), RENEWED, SourceKind.CARD, id, name, "GBP", numbers);
    }

    private static DiscoveredAccount listed(String id, String name, AccountNumbers numbers) {
        return new DiscoveredAccount(SourceKind.ACCOUNT, new BankAccount(id, name, "GBP", null, numbers));
    }

    private static DiscoveredAccount listedCard(String id, String name, AccountNumbers numbers) {
        return new DiscoveredAccount(SourceKind.CARD, new BankAccount(id, name, "GBP", null, numbers));
    }

    private static AccountNumbers iban(String iban) {
        return new AccountNumbers(iban, null, null, null, null);
    }

    private static AccountNumbers uk(String sortCode, String number) {
        return new AccountNumbers(null, sortCode, number, null, null);
    }

    private static AccountNumbers card(String lastFour, @Nullable String network) {
        return new AccountNumbers(null, null, null, lastFour, network);
    }
}
