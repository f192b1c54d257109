-- The ledger stays append-only, but for one thing: an entry of somebody who is erased becomes nobody's. Nothing else of
-- it changes, so no sum does.
CREATE FUNCTION cost_ledger_is_only_disowned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.user_id <> '' OR to_jsonb(NEW) - 'user_id' <> to_jsonb(OLD) - 'user_id' THEN
        RAISE EXCEPTION 'the cost ledger is append-only';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER cost_ledger_is_append_only BEFORE DELETE ON cost_ledger
    FOR EACH STATEMENT EXECUTE FUNCTION cost_ledger_is_append_only();

CREATE TRIGGER cost_ledger_is_only_disowned BEFORE UPDATE ON cost_ledger
    FOR EACH ROW EXECUTE FUNCTION cost_ledger_is_only_disowned();
