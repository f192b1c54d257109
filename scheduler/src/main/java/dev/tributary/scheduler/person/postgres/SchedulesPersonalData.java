package dev.tributary.scheduler.person.postgres;

import dev.tributary.people.Holding;
import dev.tributary.people.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

@ApplicationScoped
class SchedulesPersonalData implements PersonalData {

    private static final List<Holding> HOLDINGS = List.of(
            Holding.of("idempotency_keys"),
            Holding.of("schedule_runs"),
            Holding.of("truelayer_import_schedules"),
            Holding.of("known_accounts"),
            Holding.outbox().without("payload"));

    private static final Set<String> OF_NOBODY = Set.of();

    @Override
    public String context() {
        return "schedules";
    }

    @Override
    public List<Holding> holdings() {
        return HOLDINGS;
    }

    @Override
    public Set<String> ofNobody() {
        return OF_NOBODY;
    }
}
