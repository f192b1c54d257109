package dev.tributary.scheduler.recurrence;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/// A cron expression of five fields, as crontab(5) has it.
///
/// It is evaluated on a clock that never changes, so that what a changing clock means is decided in one place,
/// [Recurrence], and not by the library.
public final class CronExpression {

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final String text;
    private final ExecutionTime times;

    private CronExpression(String text, ExecutionTime times) {
        this.text = text;
        this.times = times;
    }

    /// @throws IllegalArgumentException with the reason in words, when this is not such an expression
    public static CronExpression parse(String text) {
        return new CronExpression(text, ExecutionTime.forCron(PARSER.parse(text).validate()));
    }

    Optional<LocalDateTime> after(LocalDateTime local) {
        return times.nextExecution(local.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CronExpression that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
