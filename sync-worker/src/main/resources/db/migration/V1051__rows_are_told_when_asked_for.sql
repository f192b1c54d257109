-- Rows nobody asked to enrich are sent when they are asked for. The column stays while a replica of the version before
-- may still write it.
DROP INDEX account_syncs_untold;
