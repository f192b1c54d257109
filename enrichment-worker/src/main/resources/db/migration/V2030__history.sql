-- The other side of a transfer between own accounts: the same amount, the other sign, about the same day.
CREATE INDEX enrichment_items_by_amount ON enrichment_items (user_id, currency, amount, booked_on);
