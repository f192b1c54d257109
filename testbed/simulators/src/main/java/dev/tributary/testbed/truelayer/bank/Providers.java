package dev.tributary.testbed.truelayer.bank;

import dev.tributary.testbed.truelayer.bank.Provider.Resource;
import java.util.List;
import java.util.Set;

/// The invented banks.
public final class Providers {
    public static final Provider MOCK = new Provider("mock", "Mock", "uk", Set.of());
    public static final Provider NORTHBANK = new Provider("ob-northbank", "Northbank", "uk", Set.of());
    public static final Provider HARBOUR = new Provider("ob-harbour", "Harbour Building Society", "uk", Set.of());
    public static final Provider CARDHOUSE = new Provider("ob-cardhouse", "Cardhouse", "uk", Set.of(Resource.ACCOUNTS));
    public static final Provider THRIFT =
            new Provider("ob-thrift", "Thrift & Provident", "uk", Set.of(Resource.CARDS, Resource.PENDING));
    public static final Provider RHEINBANK =
            new Provider("xs2a-rheinbank", "Rheinbank", "de", Set.of(Resource.CARDS, Resource.PENDING));

    private Providers() {}

    public static List<Provider> all() {
        return List.of(MOCK, NORTHBANK, HARBOUR, CARDHOUSE, THRIFT, RHEINBANK);
    }
}
