package dev.tributary.enrichment.ladder;

import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Memory without a database; counts what it is asked.
public final class InMemoryMerchantMemory implements MerchantMemory, PersonRules {

    private record Owned(String userId, MerchantSide merchant) {}

    private final Map<Owned, PersonRule> rules = new HashMap<>();
    private final Map<Owned, Remembered> persons = new HashMap<>();
    private final Map<MerchantSide, Remembered> shared = new HashMap<>();
    private int questions;

    public void rule(String userId, String merchantKey, String category) {
        rules.put(new Owned(userId, side(merchantKey)), new PersonRule(new CategoryKey(category), null));
    }

    public void person(String userId, String merchantKey, String category) {
        persons.put(new Owned(userId, side(merchantKey)), remembered(category));
    }

    public void everybody(String merchantKey, String category) {
        shared.put(side(merchantKey), remembered(category));
    }

    public int questions() {
        return questions;
    }

    @Override
    public Map<MerchantSide, PersonRule> inForce(String userId, Set<MerchantSide> merchants) {
        return owned(rules, userId, merchants);
    }

    @Override
    public Map<MerchantSide, Remembered> ofPerson(String userId, Set<MerchantSide> merchants) {
        return owned(persons, userId, merchants);
    }

    @Override
    public Map<MerchantSide, Remembered> ofEverybody(Set<MerchantSide> merchants) {
        questions++;
        var known = new HashMap<>(shared);
        known.keySet().retainAll(merchants);
        return known;
    }

    private <A> Map<MerchantSide, A> owned(Map<Owned, A> memory, String userId, Set<MerchantSide> merchants) {
        questions++;
        var known = new HashMap<MerchantSide, A>();
        memory.forEach((owned, remembered) -> {
            if (owned.userId().equals(userId) && merchants.contains(owned.merchant())) {
                known.put(owned.merchant(), remembered);
            }
        });
        return known;
    }

    private static MerchantSide side(String merchantKey) {
        return new MerchantSide(merchantKey, Direction.OUT);
    }

    private static Remembered remembered(String category) {
        return new Remembered(new CategoryKey(category), "Remembered", new BigDecimal("0.900"));
    }
}
