/// A stand-in for a language model: the OpenAI chat protocol, keyword answers, a bill of its own.
@NullMarked
package dev.tributary.testbed.llm;

import org.jspecify.annotations.NullMarked;
