package dev.tributary.notifier.stream.websocket;

import io.quarkus.websockets.next.CloseReason;

/// Why the server ends a connection, besides an expired token (1008).
enum Closing {
    MESSAGE_TOO_LONG(1009, "The message is longer than any this server understands."),
    RESTARTING(1012, "This server stops. Connect again: another one answers."),
    SILENT(4408, "Nothing was heard from the client, not even an answer to a ping."),
    NOT_READING(4413, "The client asks and does not read the answers."),
    TOO_MANY_SOCKETS(4429, "This person has too many open connections.");

    private final int code;
    private final String message;

    Closing(int code, String message) {
        this.code = code;
        this.message = message;
    }

    CloseReason reason() {
        return new CloseReason(code, message);
    }
}
