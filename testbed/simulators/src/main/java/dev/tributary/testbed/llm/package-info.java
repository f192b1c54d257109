/// A stand-in for language models: the protocols of OpenAI, Anthropic and Ollama, keyword answers, a bill of its own.
@NullMarked
package dev.tributary.testbed.llm;

import org.jspecify.annotations.NullMarked;
