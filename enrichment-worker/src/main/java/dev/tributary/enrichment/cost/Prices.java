package dev.tributary.enrichment.cost;

/// The price list as it is now: prices may be listed while the service runs.
public interface Prices {

    PriceList current();
}
