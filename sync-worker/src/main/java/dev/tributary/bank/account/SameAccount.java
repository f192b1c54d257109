package dev.tributary.bank.account;

import dev.tributary.bank.truelayer.AccountNumbers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What makes an account in a new listing the one we know, strongest first.
enum SameAccount {
    /// TrueLayer's own id did not change.
    ID(Reach.ANY_CONNECTION) {
        @Override
        boolean holds(KnownAccount known, DiscoveredAccount found) {
            return known.providerAccountId().equals(found.account().accountId());
        }
    },
    /// Accounts in several currencies share one.
    IBAN(Reach.ANY_CONNECTION) {
        @Override
        boolean holds(KnownAccount known, DiscoveredAccount found) {
            return told(known.numbers().iban(), found.account().numbers().iban()) && sameCurrency(known, found);
        }
    },
    SORT_CODE_AND_NUMBER(Reach.ANY_CONNECTION) {
        @Override
        boolean holds(KnownAccount known, DiscoveredAccount found) {
            var there = found.account().numbers();
            return told(known.numbers().sortCode(), there.sortCode())
                    && told(known.numbers().number(), there.number())
                    && sameCurrency(known, found);
        }
    },
    CARD_AND_NAME(Reach.ANY_CONNECTION) {
        @Override
        boolean holds(KnownAccount known, DiscoveredAccount found) {
            return CARD.holds(known, found) && sameName(known, found);
        }
    },
    /// One card in ten thousand has the same four digits: only within the connection that is renewed.
    CARD(Reach.SAME_CONNECTION) {
        @Override
        boolean holds(KnownAccount known, DiscoveredAccount found) {
            return told(known.numbers().lastFour(), found.account().numbers().lastFour())
                    && nothingContradicts(known, found)
                    && sameCurrency(known, found);
        }
    },
    /// For banks that tell no numbers.
    NAME(Reach.SAME_CONNECTION) {
        @Override
        boolean holds(KnownAccount known, DiscoveredAccount found) {
            return sameName(known, found) && nothingContradicts(known, found) && sameCurrency(known, found);
        }
    };

    /// Where the known account may come from.
    private enum Reach {
        SAME_CONNECTION,
        ANY_CONNECTION
    }

    private final Reach reach;

    SameAccount(Reach reach) {
        this.reach = reach;
    }

    abstract boolean holds(KnownAccount known, DiscoveredAccount found);

    boolean reachesOtherConnections() {
        return reach == Reach.ANY_CONNECTION;
    }

    private static boolean told(@Nullable String known, @Nullable String found) {
        return known != null && known.equals(found);
    }

    private static boolean sameCurrency(KnownAccount known, DiscoveredAccount found) {
        return known.currency().equals(found.account().currency());
    }

    private static boolean sameName(KnownAccount known, DiscoveredAccount found) {
        return known.displayName().equals(found.account().displayName());
    }

    private static boolean nothingContradicts(KnownAccount known, DiscoveredAccount found) {
        AccountNumbers here = known.numbers();
        AccountNumbers there = found.account().numbers();
        return agree(here.iban(), there.iban())
                && agree(here.sortCode(), there.sortCode())
                && agree(here.number(), there.number())
                && agree(here.lastFour(), there.lastFour())
                && agree(here.network(), there.network());
    }

    private static boolean agree(@Nullable String known, @Nullable String found) {
        return known == null || found == null || Objects.equals(known, found);
    }
}
