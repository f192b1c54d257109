package dev.tributary.notifier.stream;

/// What a connection has to do now.
public sealed interface Next {

    /// Send this, then say [Feed#sent].
    record Send(Outgoing frame) implements Next {}

    /// Ask again at this time, in nanoseconds, or earlier when something has happened.
    record Wait(long until) implements Next {}

    /// Ask again when something has happened.
    record Rest() implements Next {}

    /// Close: the client asks and does not read the answers.
    record GiveUp() implements Next {}
}
