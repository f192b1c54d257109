/// Any provider that speaks the OpenAI protocol, through LangChain4j.
@NullMarked
package dev.tributary.enrichment.languagemodel.openai;

import org.jspecify.annotations.NullMarked;
