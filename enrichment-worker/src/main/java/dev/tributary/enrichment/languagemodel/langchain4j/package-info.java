/// Language models reached through LangChain4j: OpenAI's protocol, Anthropic's and Ollama's.
@NullMarked
package dev.tributary.enrichment.languagemodel.langchain4j;

import org.jspecify.annotations.NullMarked;
