package dev.tributary.enrichment.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedDescriptionTest {

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ ().-]?\\d){6,}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TESCO STORES 3217 LONDON | TESCO STORES [number] LONDON",
                "CARD 4929 1234 5678 9012 PAID | CARD [number] PAID",
                "GB29 NWBK 6016 1331 9268 19 | [account]",
                "DE89370400440532013000 | [account]",
                "SORT 20-00-00 ACC 12345678 | SORT [account] ACC [number]",
                "ring +44 (0)7700 900123 now | ring [number] now",
                "pay anna.b+x@mail.example.org today | pay [email] today",
                "7-ELEVEN 12 | 7-ELEVEN 12"
            })
    void numbersAndAddressesAreMaskedInEveryRow(String description, String masked) {
        assertThat(MaskedDescription.of(description, false)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TO ANNA MARIA JONES-SMITH | TO [person]",
                "Transfer from J. O'Brien | Transfer from [person]",
                "MR A B SMITH RENT | MR [person]",
                "FASTER PAYMENT TO: ŁUKASZ WÓJCIK | FASTER PAYMENT TO [person]",
                "REF ANNA 12345678 | REF [person] [number]",
                "TO李小龙 | TO李小龙"
            })
    void namesAreMaskedWhereTheRowMayNameAPerson(String description, String masked) {
        assertThat(MaskedDescription.of(description, true)).isEqualTo(masked);
    }

    @Property(tries = 1000)
    void noLongNumberEverLeaves(@ForAll("withNumbers") String description) {
        assertThat(LONG_NUMBER.matcher(MaskedDescription.of(description, true)).find())
                .isFalse();
    }

    @Property(tries = 1000)
    void noAddressEverLeaves(@ForAll("withAddresses") String description) {
        assertThat(MaskedDescription.of(description, false)).doesNotContain("@");
    }

    @Property(tries = 1000)
    void nothingIsEverTooLongOrHasControlCharacters(@ForAll String description) {
        // when
        var masked = MaskedDescription.of(description, true);

        // then
        assertThat(masked.length()).isLessThanOrEqualTo(120);
        assertThat(masked.chars()).noneMatch(Character::isISOControl);
    }

    @Property(tries = 1000)
    void whatIsMaskedStaysAsItIs(@ForAll("withNumbers") String description) {
        // given
        var once = MaskedDescription.of(description, true);

        // then
        assertThat(MaskedDescription.of(once, true)).isEqualTo(once);
    }

    @Provide
    Arbitrary<String> withNumbers() {
        var words = Arbitraries.of("PAYMENT", "TO", "SHOP", "CARD", "REF", "ANNA", "É");
        var separators = Arbitraries.of("", " ", "-", ".");
        var number = Combinators.combine(
                        Arbitraries.strings().numeric().ofMinLength(7).ofMaxLength(19), separators)
                .as(MaskedDescriptionTest::grouped);
        return Combinators.combine(words, number, words)
                .as((before, digits, after) -> before + " " + digits + " " + after);
    }

    @Provide
    Arbitrary<String> withAddresses() {
        var names = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(12);
        return Combinators.combine(names, names, Arbitraries.of("com", "co.uk", "museum", "example"))
                .as((name, host, end) -> "SENT TO " + name + "@" + host + "." + end + " OK");
    }

    private static String grouped(String digits, String separator) {
        return digits.replaceAll("(.{4})(?=.)", "$1" + separator);
    }
}
