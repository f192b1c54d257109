package dev.tributary.testbed.truelayer.faults;

import dev.tributary.testbed.truelayer.bank.Endpoint;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A fault, the calls it strikes, and how often.
///
/// @param after how many calls it lets pass first
/// @param times how many calls it strikes before it is spent; empty for every call
public record FaultRule(Match match, Fault fault, int after, OptionalInt times) {

    /// Which calls: an absent part matches everything.
    public record Match(
            @Nullable String user,
            @Nullable String provider,
            @Nullable String accountId,
            @Nullable Endpoint endpoint) {
        public static final Match EVERYTHING = new Match(null, null, null, null);

        boolean covers(Target target) {
            return (user == null || user.equals(target.user()))
                    && (provider == null || provider.equals(target.provider()))
                    && (accountId == null || accountId.equals(target.accountId()))
                    && (endpoint == null || endpoint == target.endpoint());
        }
    }

    public static FaultRule everywhere(Fault fault) {
        return new FaultRule(Match.EVERYTHING, fault, 0, OptionalInt.empty());
    }

    public static FaultRule onUser(String user, Fault fault) {
        return new FaultRule(new Match(user, null, null, null), fault, 0, OptionalInt.empty());
    }

    public static FaultRule onProvider(String provider, Fault fault) {
        return new FaultRule(new Match(null, provider, null, null), fault, 0, OptionalInt.empty());
    }

    public static FaultRule onAccount(String accountId, Fault fault) {
        return new FaultRule(new Match(null, null, accountId, null), fault, 0, OptionalInt.empty());
    }

    public static FaultRule onEndpoint(Endpoint endpoint, Fault fault) {
        return new FaultRule(new Match(null, null, null, endpoint), fault, 0, OptionalInt.empty());
    }

    public FaultRule times(int times) {
        return new FaultRule(match, fault, after, OptionalInt.of(times));
    }

    public FaultRule after(int calls) {
        return new FaultRule(match, fault, calls, times);
    }
}
