/// Tests with a real broker, a real identity provider and a real client.
@NullMarked
package dev.tributary.notifier.stream.websocket;

import org.jspecify.annotations.NullMarked;
