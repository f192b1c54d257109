package dev.tributary.scheduler.schedule.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.scheduler.schedule.Wish;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/// A client may send a schedule back as it was shown, with what it wants changed: what is not for it to say is passed
/// over. Any other field that nobody knows is a mistake worth telling.
@Singleton
class ReadOnlyFields implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.addMixIn(Wish.class, OfSchedule.class);
    }

    @JsonIgnoreProperties({
        "schedule_id",
        "next_run_at",
        "last_run_at",
        "last_status",
        "failing_since",
        "disabled_reason",
        "warnings",
        "created_at",
        "changed_at"
    })
    private interface OfSchedule {}
}
