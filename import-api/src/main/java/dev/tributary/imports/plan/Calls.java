package dev.tributary.imports.plan;

import dev.tributary.contracts.AccountChanged.CallQuota;
import dev.tributary.imports.days.Days;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The calls an account's part of an import takes, beside what its bank allows without the person.
///
/// @param needed for the days asked for
/// @param left of `limit` today
/// @param resetsAt when `left` grows again; null while nothing is used
/// @param counted whether they count: not while the person is present
/// @param message the same in words
public record Calls(
        int needed, int left, int limit, @Nullable Instant resetsAt, boolean counted, String message) {

    static Calls of(Days days, CallQuota quota, boolean present, PlanConfig config, Instant now) {
        var daysPerCall = present ? config.daysPerCall() : config.daysPerUnattendedCall();
        var needed = days.ranges().stream()
                .mapToInt(range -> Math.toIntExact(Math.ceilDiv(range.days(), daysPerCall)))
                .sum();
        var renewed = quota.resetsAt() != null && !quota.resetsAt().isAfter(now);
        var left = renewed ? quota.limit() : quota.left();
        return new Calls(
                needed, left, quota.limit(), renewed ? null : quota.resetsAt(), !present, words(needed, left, present));
    }

    boolean exceedQuota() {
        return needed > left;
    }

    /// Days of the bank until all calls are made; 0 when today's are enough.
    int daysToWait() {
        return exceedQuota() ? Math.ceilDiv(needed - left, Math.max(1, limit)) : 0;
    }

    private static String words(int needed, int left, boolean present) {
        if (needed == 0) {
            return "Needs no call.";
        }
        var uses = needed <= left
                ? "Uses %d of the %d %s left today.".formatted(needed, left, left == 1 ? "call" : "calls")
                : "Needs %d %s; %s left today."
                        .formatted(
                                needed,
                                needed == 1 ? "call" : "calls",
                                left == 0 ? "none is" : left == 1 ? "1 is" : left + " are");
        return present ? uses + " While you are here they do not count." : uses;
    }
}
