package dev.tributary.enrichment;

import dev.tributary.enrichment.ladder.History;
import dev.tributary.enrichment.ladder.Knowledge;
import dev.tributary.enrichment.ladder.Ladder;
import dev.tributary.enrichment.ladder.MerchantMemory;
import dev.tributary.enrichment.ladder.OtherAccounts;
import dev.tributary.enrichment.ladder.PersonRules;
import dev.tributary.enrichment.ladder.Recall;
import dev.tributary.enrichment.ladder.RecogniseHistory;
import dev.tributary.enrichment.ladder.RecogniseOwnTransfers;
import dev.tributary.enrichment.ladder.RecogniseStructure;
import dev.tributary.enrichment.ladder.Rung;
import dev.tributary.enrichment.ladder.TrustClassification;
import dev.tributary.enrichment.languagemodel.AskLanguageModel;
import dev.tributary.enrichment.languagemodel.LanguageModelConfig;
import dev.tributary.enrichment.languagemodel.ModelCalls;
import dev.tributary.enrichment.languagemodel.ModelLimits;
import dev.tributary.enrichment.languagemodel.langchain4j.LangChainLanguageModel;
import dev.tributary.enrichment.localmodel.AskLocalModel;
import dev.tributary.enrichment.localmodel.Calibration;
import dev.tributary.enrichment.localmodel.Catalogue;
import dev.tributary.enrichment.localmodel.KnownBrands;
import dev.tributary.enrichment.localmodel.LocalModel;
import dev.tributary.enrichment.localmodel.LocalModelConfig;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import dev.tributary.enrichment.work.LastResort;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parts that are plain classes, made once.
class Parts {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Taxonomy taxonomy() {
        return Taxonomy.shipped();
    }

    @Produces
    @Singleton
    Catalogue catalogue() {
        return Catalogue.shipped();
    }

    @Produces
    @Singleton
    Knowledge knowledge(Catalogue catalogue) {
        return new Knowledge(catalogue.fingerprint());
    }

    @Produces
    @Singleton
    LastResort lastResort(
            LanguageModelConfig config, ModelCalls calls, ModelLimits limits, Taxonomy taxonomy, Clock clock) {
        return new LastResort(
                switch (config.provider()) {
                    case NONE -> Optional.empty();
                    case OPENAI, ANTHROPIC, OLLAMA ->
                        Optional.of(new AskLanguageModel(
                                LangChainLanguageModel.of(config, clock), calls, limits, taxonomy, config));
                });
    }

    /// Cheapest first. Where there is no language model to go on to, the local model's best guess is the last rung.
    @Produces
    @Singleton
    Ladder ladder(
            PersonRules rules,
            MerchantMemory memory,
            History history,
            OtherAccounts otherAccounts,
            LocalModel localModel,
            LocalModelConfig localModelConfig,
            LanguageModelConfig languageModelConfig,
            Catalogue catalogue,
            Taxonomy taxonomy) {
        var recall = new Recall(rules, memory);
        var askLocalModel =
                new AskLocalModel(localModel, new Calibration(localModelConfig.trusted(), localModelConfig.floor()));
        var rungs = new ArrayList<>(List.<Rung>of(
                recall.rules(),
                recall.ofPerson(),
                recall.ofEverybody(),
                new RecogniseOwnTransfers(otherAccounts),
                RecogniseStructure.particular(),
                new RecogniseHistory(history),
                RecogniseStructure.general(),
                TrustClassification.shipped(),
                new KnownBrands(catalogue.brands()),
                askLocalModel.confidently()));
        if (languageModelConfig.provider() == LanguageModelConfig.Provider.NONE) {
            rungs.add(askLocalModel.guessing());
        }
        return new Ladder(rungs, taxonomy);
    }
}
