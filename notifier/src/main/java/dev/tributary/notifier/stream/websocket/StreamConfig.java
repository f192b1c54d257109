package dev.tributary.notifier.stream.websocket;

import dev.tributary.notifier.stream.Limits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

@ConfigMapping(prefix = "tributary.stream")
interface StreamConfig {

    /// Origins whose pages may connect. A client without an origin is no browser and is not asked.
    Set<String> allowedOrigins();

    @WithDefault("20")
    int socketsPerUser();

    /// A queue page watches everything that is queued or running.
    @WithDefault("200")
    int subscriptionsPerSocket();

    /// A client that leaves more answers than this unread is disconnected.
    @WithDefault("250")
    int unreadReplies();

    /// Characters. The longest message a client has to send is a subscription.
    @WithDefault("4096")
    int longestMessage();

    @WithDefault("10")
    int framesPerSecond();

    /// Frames of one import that may follow each other at once.
    @WithDefault("4")
    int burst();

    /// An import planned a moment ago may be asked for before it has come through the topic.
    @WithDefault("2s")
    Duration grace();

    /// A socket on which nothing was heard for so long, not even an answer to a ping, is closed.
    @WithDefault("60s")
    Duration silence();

    default Limits limits() {
        return new Limits(subscriptionsPerSocket(), unreadReplies(), framesPerSecond(), burst(), grace());
    }
}
