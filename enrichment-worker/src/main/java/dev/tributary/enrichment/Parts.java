package dev.tributary.enrichment;

import dev.tributary.enrichment.cost.CostConfig;
import dev.tributary.enrichment.cost.PriceList;
import dev.tributary.enrichment.ladder.Knowledge;
import dev.tributary.enrichment.ladder.Ladder;
import dev.tributary.enrichment.ladder.MerchantMemory;
import dev.tributary.enrichment.ladder.PersonRules;
import dev.tributary.enrichment.ladder.Recall;
import dev.tributary.enrichment.ladder.RecogniseStructure;
import dev.tributary.enrichment.ladder.Rung;
import dev.tributary.enrichment.ladder.TrustClassification;
import dev.tributary.enrichment.languagemodel.AskLanguageModel;
import dev.tributary.enrichment.languagemodel.LanguageModelConfig;
import dev.tributary.enrichment.languagemodel.ModelCalls;
import dev.tributary.enrichment.languagemodel.openai.OpenAiLanguageModel;
import dev.tributary.enrichment.localmodel.AskLocalModel;
import dev.tributary.enrichment.localmodel.Calibration;
import dev.tributary.enrichment.localmodel.Catalogue;
import dev.tributary.enrichment.localmodel.KnownBrands;
import dev.tributary.enrichment.localmodel.LocalModel;
import dev.tributary.enrichment.localmodel.LocalModelConfig;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;

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
    PriceList priceList(CostConfig config) throws IOException {
        if (config.priceList().isEmpty()) {
            return PriceList.shipped();
        }
        try (var file = Files.newInputStream(config.priceList().get())) {
            return PriceList.read(file);
        }
    }

    /// Cheapest first. The last rung is the language model where there is one, else the local model's best guess.
    @Produces
    @Singleton
    Ladder ladder(
            PersonRules rules,
            MerchantMemory memory,
            LocalModel localModel,
            LocalModelConfig localModelConfig,
            LanguageModelConfig languageModelConfig,
            ModelCalls modelCalls,
            Catalogue catalogue,
            Taxonomy taxonomy) {
        var recall = new Recall(rules, memory);
        var askLocalModel =
                new AskLocalModel(localModel, new Calibration(localModelConfig.trusted(), localModelConfig.floor()));
        Rung last =
                switch (languageModelConfig.provider()) {
                    case NONE -> askLocalModel.guessing();
                    case OPENAI ->
                        new AskLanguageModel(
                                new OpenAiLanguageModel(languageModelConfig),
                                modelCalls,
                                taxonomy,
                                languageModelConfig.merchantsPerCall());
                };
        return new Ladder(
                List.of(
                        recall.rules(),
                        recall.ofPerson(),
                        recall.ofEverybody(),
                        new RecogniseStructure(),
                        TrustClassification.shipped(),
                        new KnownBrands(catalogue.brands()),
                        askLocalModel.confidently(),
                        last),
                taxonomy);
    }
}
