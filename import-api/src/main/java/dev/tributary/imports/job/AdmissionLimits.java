package dev.tributary.imports.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How many imports may be in workers' hands at the same time.
@ConfigMapping(prefix = "tributary.admission")
public interface AdmissionLimits {

    /// Of one person: a tenth import does not make the first nine slower.
    @WithDefault("3")
    int perPerson();

    /// Of the whole installation.
    @WithDefault("100")
    int inAll();
}
