package dev.tributary.testbed.llm;

/// Tokens of one answer.
///
/// @param input all of them, those of the cache included
/// @param cached read from the cache
/// @param written to the cache
public record LlmUsage(long input, long cached, long written, long output) {}
