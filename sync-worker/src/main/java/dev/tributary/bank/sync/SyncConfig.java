package dev.tributary.bank.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

@ConfigMapping(prefix = "tributary.sync")
public interface SyncConfig {

    /// Days per call while the person is present: calls cost nothing then, and progress is worth watching.
    @WithDefault("92")
    int attendedWindowDays();

    /// Days per call when nobody is: the bank allows four calls a day.
    @WithDefault("731")
    int unattendedWindowDays();

    /// How long after the start the person counts as present.
    @WithDefault("15m")
    Duration presence();

    /// The longest wait before each next attempt; the actual one is drawn between zero and it. The last one repeats.
    @WithDefault("60s,300s,900s")
    List<Duration> backoff();

    /// Attempts without any progress before an account fails.
    @WithDefault("6")
    int maxAttempts();

    /// The waits before what is asked at a sync's close, pending rows and the balance, is asked once more when the bank
    /// had a passing fault. After the last one the sync ends without it.
    @WithDefault("2s,10s")
    List<Duration> closingBackoff();

    /// How long after its start a sync is still parked.
    @WithDefault("7d")
    Duration patience();

    /// Waits between looking for an answer that the bank prepares. The last one repeats.
    @WithDefault("2s,5s,10s,20s,30s")
    List<Duration> preparationPolls();

    /// How long a bank may prepare an answer.
    @WithDefault("30m")
    Duration longestPreparation();

    /// How long to leave a bank alone that asked for it without saying how long.
    @WithDefault("15m")
    Duration rateLimitedWait();

    /// How long a bank's word is believed that it does not offer what a sync asks for at its close.
    @WithDefault("30d")
    Duration notOfferedMemory();

    /// A unit nobody has touched for so long is commanded again.
    @WithDefault("3m")
    Duration lease();

    /// Progress is told at most this often per account: whoever watches sees no difference, and the import has less to
    /// take in. The end of a window is always told.
    @WithDefault("100ms")
    Duration progressInterval();

    /// How often due and abandoned units are looked for.
    @WithDefault("1s")
    Duration tick();

    /// Off where a test wants to tick by hand.
    @WithDefault("true")
    boolean ticker();
}
