package dev.tributary.people;

import java.util.List;
import java.util.Set;

/// What one context keeps of people. Every context that keeps anything has one of these.
public interface PersonalData {

    /// One of [dev.tributary.contracts.Erasure#CONTEXTS].
    String context();

    /// Every table with something of a person, in an order in which they can be emptied.
    List<Holding> holdings();

    /// Tables with nothing of anybody. Every other one is among the holdings.
    Set<String> ofNobody();

    /// Ends what goes on for this person, before their rows go. May be called again.
    default void letGo(String userId) {}
}
