package dev.tributary.enrichment.localmodel.onnx;

import dev.tributary.enrichment.localmodel.Catalogue;
import dev.tributary.enrichment.localmodel.Heard;
import dev.tributary.enrichment.localmodel.LocalModel;
import dev.tributary.enrichment.localmodel.LocalModelConfig;
import dev.tributary.enrichment.localmodel.LocalModelUnavailable;
import dev.tributary.enrichment.localmodel.Opinion;
import dev.tributary.enrichment.localmodel.WeighEvidence;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The local model in this process. It computes on threads of its own: on the carriers of virtual threads it would
/// stand in everybody's way.
@Startup
@ApplicationScoped
class MiniLmNeighbours implements LocalModel {

    private static final int TEXTS_AT_A_TIME = 16;

    private final ExecutorService threads;
    private final Map<Heard, Opinion> remembered;
    private final Supplier<Loaded> loader;
    private volatile CompletableFuture<Loaded> loaded = new CompletableFuture<>();

    @Inject
    MiniLmNeighbours(LocalModelConfig config) {
        this(config, Loaded::now);
    }

    MiniLmNeighbours(LocalModelConfig config, Supplier<Loaded> loader) {
        this.loader = loader;
        this.threads = Executors.newFixedThreadPool(
                config.threads(),
                Thread.ofPlatform().name("local-model-", 0).daemon().factory());
        this.remembered = Collections.synchronizedMap(new NewestMerchants(config.remembered()));
    }

    /// Loading starts with the service and holds nothing up: whoever needs the model first waits for what is left.
    @PostConstruct
    void load() {
        loaded = CompletableFuture.supplyAsync(loader, threads);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
        if (loaded.isDone() && !loaded.isCompletedExceptionally()) {
            loaded.join().model().close();
        }
    }

    @Override
    public Map<Heard, Opinion> opinions(Collection<Heard> heard) {
        var opinions = new HashMap<Heard, Opinion>();
        for (var name : heard) {
            var known = remembered.get(name);
            if (known != null) {
                opinions.put(name, known);
            }
        }
        var unknown = heard.stream().filter(name -> !opinions.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            opinions.putAll(formed(unknown));
        }
        return opinions;
    }

    private Map<Heard, Opinion> formed(List<Heard> heard) {
        var model = model();
        var parts = new ArrayList<CompletableFuture<Map<Heard, Opinion>>>();
        for (var from = 0; from < heard.size(); from += TEXTS_AT_A_TIME) {
            var part = heard.subList(from, Math.min(from + TEXTS_AT_A_TIME, heard.size()));
            parts.add(CompletableFuture.supplyAsync(() -> model.opinions(part), threads));
        }
        var opinions = new HashMap<Heard, Opinion>();
        parts.forEach(part -> opinions.putAll(part.join()));
        remembered.putAll(opinions);
        return opinions;
    }

    private Loaded model() {
        try {
            return loaded.join();
        } catch (CompletionException failure) {
            loadAgain();
            throw new LocalModelUnavailable(failure.getCause());
        }
    }

    /// Whatever was in the way may be gone by the time the rows come back. Of several who failed, one loads.
    private synchronized void loadAgain() {
        if (loaded.isCompletedExceptionally()) {
            load();
        }
    }

    record Loaded(MiniLm model, WeighEvidence evidence) {

        static Loaded now() {
            var model = MiniLm.load();
            var catalogue = Catalogue.shipped();
            return new Loaded(model, new WeighEvidence(catalogue, CatalogueVectors.preparedOrMade(catalogue, model)));
        }

        Map<Heard, Opinion> opinions(List<Heard> heard) {
            var vectors = model.embed(heard.stream().map(Heard::merchantKey).toList());
            var opinions = new HashMap<Heard, Opinion>();
            for (var index = 0; index < vectors.length; index++) {
                opinions.put(heard.get(index), evidence.of(heard.get(index), vectors[index]));
            }
            return opinions;
        }
    }

    private static final class NewestMerchants extends LinkedHashMap<Heard, Opinion> {

        private static final long serialVersionUID = 1L;

        private final int most;

        NewestMerchants(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Heard, Opinion> eldest) {
            return size() > most;
        }
    }
}
