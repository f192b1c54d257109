/// The protocol of `/ws/imports` over web sockets.
@NullMarked
package dev.tributary.notifier.stream.websocket;

import org.jspecify.annotations.NullMarked;
