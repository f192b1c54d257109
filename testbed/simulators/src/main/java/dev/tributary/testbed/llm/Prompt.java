package dev.tributary.testbed.llm;

import java.util.List;

/// What a model was asked, whatever protocol carried it.
///
/// @param system instructions
/// @param user the last message
/// @param categories the shape of the answer allows; empty where it names none
/// @param shaped whether an answer of some shape was asked for
/// @param keepsSystem whether the instructions are to be kept in the cache
/// @param mostTokens of the answer
record Prompt(
        String model,
        String system,
        String user,
        List<String> categories,
        boolean shaped,
        boolean keepsSystem,
        long mostTokens) {}
