package dev.tributary.testbed.cli.bench.progress;

import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/// Every import in its turn, evenly over the second, for as long as it is measured.
final class Rhythm {

    private final Crowd crowd;

    Rhythm(Crowd crowd) {
        this.crowd = crowd;
    }

    /// What is done at each beat.
    interface Beat {
        /// @param version counts up for each import
        /// @param measured false while all is still warming up
        void at(int place, long version, boolean measured) throws SQLException;
    }

    /// @param from the first version
    /// @return the last version of every import
    long play(long from, Beat beat) throws SQLException {
        var perSecond = crowd.imports() * crowd.changesPerSecond();
        var gap = 1_000_000_000L / perSecond;
        var beats = crowd.all().toSeconds() * perSecond;
        var measuredFrom = crowd.warmUp().toSeconds() * perSecond;
        var began = System.nanoTime();
        for (var count = 0L; count < beats; count++) {
            var wait = began + count * gap - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            beat.at((int) (count % crowd.imports()), from + count / crowd.imports(), count >= measuredFrom);
        }
        return from + beats / crowd.imports() - 1;
    }
}
