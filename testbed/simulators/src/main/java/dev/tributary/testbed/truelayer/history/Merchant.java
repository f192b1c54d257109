package dev.tributary.testbed.truelayer.history;

import java.util.List;

/// Somebody a household pays.
///
/// @param descriptor how the name appears on a card statement, before the noise
/// @param group the habit that visits it, for example `groceries`
/// @param classification TrueLayer's own label for it, broad first
/// @param low smallest usual amount, in minor units
/// @param high largest usual amount, in minor units
/// @param visits how often it is chosen, beside the others of its group
public record Merchant(
        String name,
        String descriptor,
        String group,
        Channel channel,
        List<String> classification,
        int low,
        int high,
        int visits) {

    /// How a payment reaches the merchant decides how its statement line looks.
    public enum Channel {
        STORE,
        ONLINE,
        STALL,
        MANDATE,
        ABROAD
    }
}
