package dev.tributary.enrichment.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliseDescriptorTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            SQ *BLUE BOTTLE COFFEE            | blue bottle coffee
            PAYPAL *SPOTIFY                   | spotify
            PAYPAL *EBAY UK 35314369001       | ebay
            SUMUP  *THE CHEESE STALL          | the cheese stall
            IZ *FLOWER BARROW                 | flower barrow
            ZETTLE_*BARNABY BAKES             | barnaby bakes
            TST* NORTH STREET DINER           | north street diner
            SP * LITTLE PRINT SHOP            | little print shop
            CRV*TESCO STORES 2041             | tesco stores
            AMZN MKTP UK*2K3LD91Z5            | amazon marketplace
            AMZN Mktp CA                      | amazon marketplace
            AMAZON.CO.UK*MK4AB1CD2            | amazon
            WWW.NETFLIX.COM                   | netflix
            TESCO STORES 3217                 | tesco stores
            TESCO STORES 3217 LONDON GB       | tesco stores
            SAINSBURYS S/MKTS 0765            | sainsburys s mkts
            THE HOME DEPOT #7080              | the home depot
            SHELL 4412 READING                | shell
            STARBUCKS STORE 10293 SEATTLE WA  | starbucks
            WAL-MART #3159                    | walmart
            CDN TIRE STORE #00654             | canadian tire store
            LEE VALLEY TOOLS TORONTO ON       | lee valley tools
            CARD PAYMENT TO COSTA COFFEE ON 12 JUN 24 | costa coffee
            CONTACTLESS PAYMENT PRET A MANGER | pret a manger
            POS PURCHASE LIDL GB 12/06/24     | lidl
            VISA PURCHASE - BOOTS 1123        | boots
            DIRECT DEBIT TO OCTOPUS ENERGY REF 00121212 | octopus energy
            DD THAMES WATER                   | thames water
            STANDING ORDER TO OAK LETTINGS    | oak lettings
            BILL PAYMENT TO J SMITH REFERENCE RENT2024 | j smith
            UBER *TRIP HELP.UBER.COM          | uber trip help uber
            NETFLIX.COM 866-579-7172          | netflix
            RYANAIR 22412 EUR 45.99 @ 1.17    | ryanair
            CARD ENDING 1234 COSTCO           | costco
            XXXX4321 NANDOS                   | nandos
            MCDONALD'S RESTAURANT 14:32       | mcdonalds restaurant
            Café Rouge                        | cafe rouge
            M&S SIMPLY FOOD                   | marks & spencer simply food
            7-ELEVEN 33021                    | 7 eleven
            GREENGROCER LTD                   | greengrocer
            O2                                | o2
            o2 uk                             | o2
            3M                                | 3m
            APPLE.COM/BILL                    | apple
            GOOGLE *YouTubePremium            | google youtubepremium
            ACME HOLDINGS LIMITED             | acme holdings
            FLOWERS BY ANNA NO. 7             | flowers by anna
            """)
    void everySpellingOfAMerchantHasOneKey(String description, String key) {
        assertThat(NormaliseDescriptor.merchant(description, null).key()).isEqualTo(key);
    }

    @ParameterizedTest(name = "{0} reads {1}")
    @CsvSource(delimiter = '|', textBlock = """
            TESCO STORES 3217        | Tesco Stores
            SQ *BLUE BOTTLE COFFEE   | Blue Bottle Coffee
            NCP MANCHESTER           | NCP
            WM MORRISONS             | WM Morrisons
            B&Q 1032                 | B&Q
            CO-OP GROUP FOOD         | Co-Op Group Food
            """)
    void aNameIsMadeForPeopleToRead(String description, String name) {
        assertThat(NormaliseDescriptor.merchant(description, null).name()).isEqualTo(name);
    }

    @Test
    void whatTheBankMadeOfItIsUsedWhereThereIsSomething() {
        // when
        var merchant = NormaliseDescriptor.merchant("SP 123 XKCD 99", "Little Print Shop");

        // then
        assertThat(merchant).isEqualTo(new Merchant("little print shop", "Little Print Shop"));
    }

    @Test
    void aMerchantNameThatSaysNothingIsPassedOver() {
        assertThat(NormaliseDescriptor.merchant("TESCO 12", " ").key()).isEqualTo("tesco");
    }

    @ParameterizedTest
    @CsvSource({"''", "00000", "' '", "'*** 1234'", "'#1 / 2'"})
    void nothingButCodesNamesNobody(String description) {
        assertThat(NormaliseDescriptor.merchant(description, null).isUnknown()).isTrue();
    }

    @Test
    void aBareCodeNamesNobodyAndIsRecognisedAgain() {
        // when
        var merchant = NormaliseDescriptor.merchant("4423", null);

        // then
        assertThat(merchant.isUnknown()).isTrue();
        assertThat(merchant.isRecognisable()).isTrue();
        assertThat(merchant).isEqualTo(NormaliseDescriptor.merchant(" 4423 ", null));
        assertThat(NormaliseDescriptor.merchant("", null).isRecognisable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"LONDON", "TORONTO", "READING", "POS", "CARD", "REF"})
    void aNameThatLooksLikeNoiseStaysAName(String description) {
        assertThat(NormaliseDescriptor.merchant(description, null).isUnknown()).isFalse();
    }

    @Property(tries = 500)
    void aKeyIsItsOwnKey(@ForAll @StringLength(max = 60) String description) {
        // given
        var key = NormaliseDescriptor.merchant(description, null).key();

        // then
        assertThat(NormaliseDescriptor.keyOf(key)).isEqualTo(key);
        assertThat(key).isEqualTo(key.strip()).doesNotContain("  ");
    }

    @Property(tries = 200)
    void storeNumbersMakeNoDifference(@ForAll @IntRange(min = 10, max = 99999) int store) {
        assertThat(NormaliseDescriptor.merchant("PRET A MANGER " + store, null).key())
                .isEqualTo("pret a manger");
        assertThat(NormaliseDescriptor.merchant("PRET A MANGER #" + store, null).key())
                .isEqualTo("pret a manger");
    }
}
