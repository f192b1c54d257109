package dev.tributary.imports.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How many imports may be in workers' hands at the same time, and who goes first.
@ConfigMapping(prefix = "tributary.admission")
public interface AdmissionLimits {

    /// Of one person: a tenth import does not make the first nine slower.
    @WithDefault("3")
    int perPerson();

    /// Of the whole installation.
    @WithDefault("100")
    int inAll();

    /// A person who waits goes before a schedule; but not for ever: a schedule's import that has waited so long counts
    /// as a person's.
    @WithDefault("10m")
    Duration scheduleWaits();
}
