package dev.tributary.testbed.truelayer.bank;

import java.util.Set;

/// A bank that customers reach through TrueLayer.
///
/// @param country two letters as TrueLayer writes them, `uk` for Britain
/// @param unsupported resources this bank does not offer: they answer 501
public record Provider(String id, String displayName, String country, Set<Resource> unsupported) {

    /// What a bank may choose not to offer.
    public enum Resource {
        ACCOUNTS,
        CARDS,
        PENDING
    }

    public boolean offers(Resource resource) {
        return !unsupported.contains(resource);
    }
}
