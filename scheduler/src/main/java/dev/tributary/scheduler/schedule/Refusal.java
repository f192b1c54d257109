package dev.tributary.scheduler.schedule;

/// Why a wish cannot be granted.
///
/// @param code stable
/// @param field of the wish that is to be changed
/// @param sentence what is wrong with it and what to do
public record Refusal(String code, String field, String sentence) {}
