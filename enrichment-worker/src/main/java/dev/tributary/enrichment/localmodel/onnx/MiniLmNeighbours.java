package dev.tributary.enrichment.localmodel.onnx;

import dev.tributary.enrichment.localmodel.Catalogue;
import dev.tributary.enrichment.localmodel.LocalModel;
import dev.tributary.enrichment.localmodel.LocalModelConfig;
import dev.tributary.enrichment.localmodel.NearestExamples;
import dev.tributary.enrichment.localmodel.NearestExamples.Opinion;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The local model in this process. It computes on threads of its own: on the carriers of virtual threads it would
/// stand in everybody's way.
@Startup
@ApplicationScoped
class MiniLmNeighbours implements LocalModel {

    private static final int TEXTS_AT_A_TIME = 16;

    private final ExecutorService threads;
    private final Map<String, Opinion> remembered;
    private final CompletableFuture<Loaded> loaded = new CompletableFuture<>();

    MiniLmNeighbours(LocalModelConfig config) {
        this.threads = Executors.newFixedThreadPool(
                config.threads(),
                Thread.ofPlatform().name("local-model-", 0).daemon().factory());
        this.remembered = Collections.synchronizedMap(new NewestMerchants(config.remembered()));
    }

    /// Loading starts with the service and holds nothing up: whoever needs the model first waits for what is left.
    @PostConstruct
    void load() {
        threads.execute(() -> {
            try {
                loaded.complete(Loaded.now());
            } catch (Throwable failure) {
                loaded.completeExceptionally(failure);
                throw failure;
            }
        });
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
        if (loaded.isDone() && !loaded.isCompletedExceptionally()) {
            loaded.join().model().close();
        }
    }

    @Override
    public Map<String, Opinion> opinions(Collection<String> merchantKeys) {
        var opinions = new HashMap<String, Opinion>();
        for (var key : merchantKeys) {
            var known = remembered.get(key);
            if (known != null) {
                opinions.put(key, known);
            }
        }
        var unknown =
                merchantKeys.stream().filter(key -> !opinions.containsKey(key)).toList();
        if (!unknown.isEmpty()) {
            opinions.putAll(formed(unknown));
        }
        return opinions;
    }

    private Map<String, Opinion> formed(List<String> merchantKeys) {
        var model = loaded.join();
        var parts = new ArrayList<CompletableFuture<Map<String, Opinion>>>();
        for (var from = 0; from < merchantKeys.size(); from += TEXTS_AT_A_TIME) {
            var part = merchantKeys.subList(from, Math.min(from + TEXTS_AT_A_TIME, merchantKeys.size()));
            parts.add(CompletableFuture.supplyAsync(() -> model.opinions(part), threads));
        }
        var opinions = new HashMap<String, Opinion>();
        parts.forEach(part -> opinions.putAll(part.join()));
        remembered.putAll(opinions);
        return opinions;
    }

    private record Loaded(MiniLm model, NearestExamples examples) {

        static Loaded now() {
            var model = MiniLm.load();
            var catalogue = Catalogue.shipped();
            var examples = new NearestExamples(catalogue.examples(), CatalogueVectors.preparedOrMade(catalogue, model));
            return new Loaded(model, examples);
        }

        Map<String, Opinion> opinions(List<String> texts) {
            var vectors = model.embed(texts);
            var opinions = new HashMap<String, Opinion>();
            for (var index = 0; index < vectors.length; index++) {
                opinions.put(texts.get(index), examples.of(vectors[index]));
            }
            return opinions;
        }
    }

    private static final class NewestMerchants extends LinkedHashMap<String, Opinion> {

        private static final long serialVersionUID = 1L;

        private final int most;

        NewestMerchants(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Opinion> eldest) {
            return size() > most;
        }
    }
}
