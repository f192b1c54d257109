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

    @WithDefault("200")
    int subscriptionsPerSocket();

    /// A person's imports one `subscribe_user` follows. Each costs a connection about 200 bytes.
    @WithDefault("500")
    int jobsPerUser();

    /// A client that leaves more answers than this unread is disconnected.
    @WithDefault("250")
    int unreadReplies();

    /// Characters. The longest messages a client has to send are a new token and the versions of its imports.
    @WithDefault("16384")
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

    /// After so long without any frame an empty one is sent: a page does not see pings, and could not tell silence
    /// from a connection that is dead.
    @WithDefault("15s")
    Duration heartbeat();

    /// How long before its end a client is asked for another token.
    @WithDefault("60s")
    Duration renewBefore();

    /// Over how long the clients of a server that stops are sent elsewhere.
    @WithDefault("5s")
    Duration drain();

    /// How long a client whose turn has come is waited for before its connection is closed.
    @WithDefault("2s")
    Duration drainPatience();

    default Limits limits() {
        return new Limits(
                subscriptionsPerSocket(), jobsPerUser(), unreadReplies(), framesPerSecond(), burst(), grace());
    }
}
