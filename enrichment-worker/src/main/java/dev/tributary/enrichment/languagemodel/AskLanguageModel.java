package dev.tributary.enrichment.languagemodel;

import dev.tributary.enrichment.ladder.MerchantSide;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.languagemodel.LanguageModel.TokenUsage;
import dev.tributary.enrichment.languagemodel.ModelCalls.Admission.Refused;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// What no rung of the ladder knows is asked of a language model: merchants once each, many to a call, several calls at
/// once. Each row comes back with a verdict, if only the reason why not, or with what it has to wait for.
public final class AskLanguageModel {

    private final AskMerchants askMerchants;
    private final BatchSize batchSize;
    private final int startingSize;
    private final int callsAtOnce;

    public AskLanguageModel(
            LanguageModel model, ModelCalls calls, ModelLimits limits, Taxonomy taxonomy, LanguageModelConfig config) {
        this(new AskMerchants(model, calls, limits, taxonomy, Patience.of(config)), config);
    }

    AskLanguageModel(AskMerchants askMerchants, LanguageModelConfig config) {
        this.askMerchants = askMerchants;
        this.batchSize = new BatchSize(config.merchantsPerCall());
        this.startingSize = config.merchantsPerCall();
        this.callsAtOnce = config.callsAtOnce();
    }

    /// What came of rows.
    ///
    /// @param verdicts of those that were answered, or that failed
    /// @param parked those whose question must not be asked now
    /// @param later those to be asked again soon: the provider is busy
    public record Outcome(Map<UUID, Verdict> verdicts, Map<UUID, Refused> parked, Set<UUID> later) {
        public Outcome {
            verdicts = Map.copyOf(verdicts);
            parked = Map.copyOf(parked);
            later = Set.copyOf(later);
        }
    }

    public Outcome ask(Payer payer, List<StatementRow> rows) {
        var work = new Work(payer, merchants(rows));
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var worker = 0; worker < callsAtOnce; worker++) {
                running.add(workers.submit(work::run));
            }
            running.forEach(AskLanguageModel::finished);
        }
        return work.outcome();
    }

    /// What asking about so many merchants is likely to take, none of it cached.
    public Expected expected(long merchants) {
        var perCall = Math.min(merchants, startingSize);
        return merchants == 0
                ? Expected.NOTHING
                : new Expected(
                        askMerchants.model(), Math.ceilDiv(merchants, startingSize), askMerchants.likely(perCall));
    }

    public record Expected(String model, long calls, TokenUsage perCall) {
        public static final Expected NOTHING = new Expected("", 0, new TokenUsage(0, 0, 0, 0));
    }

    private static void finished(Future<?> worker) {
        try {
            worker.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a language model was asked", stopping);
        }
    }

    private static List<Merchant> merchants(List<StatementRow> rows) {
        var bySide = new LinkedHashMap<MerchantSide, List<StatementRow>>();
        for (var row : rows) {
            bySide.computeIfAbsent(row.merchantSide(), _ -> new ArrayList<>()).add(row);
        }
        return bySide.values().stream().map(Merchant::new).toList();
    }

    /// One merchant, with every row that waits for it.
    record Merchant(List<StatementRow> rows) {

        StatementRow example() {
            return rows.getFirst();
        }
    }

    /// Merchants that go into one call.
    ///
    /// @param tries how often they have been part of a call that was answered, but not for them
    record Bundle(List<Merchant> merchants, int tries) {}

    /// What one call came to.
    sealed interface Result {

        /// @param good whether the answer was all it should be
        /// @param again bundles that are smaller, or were missing in the answer
        record Answered(Map<UUID, Verdict> verdicts, boolean good, List<Bundle> again) implements Result {}

        /// Nothing more is asked for this payer now.
        record Halted(Refused refused) implements Result {}

        record Busy() implements Result {}
    }

    /// The merchants still to be asked, and what came of the others.
    private final class Work {

        private final Payer payer;
        private final Deque<Merchant> fresh;
        private final Deque<Bundle> again = new ArrayDeque<>();
        private final Map<UUID, Verdict> verdicts = new HashMap<>();
        private final Map<UUID, Refused> parked = new HashMap<>();
        private final Set<UUID> later = new HashSet<>();
        private @Nullable Result stop;
        private int underWay;

        Work(Payer payer, List<Merchant> merchants) {
            this.payer = payer;
            this.fresh = new ArrayDeque<>(merchants);
        }

        void run() {
            for (var bundle = next(); bundle != null; bundle = next()) {
                var succeeded = false;
                try {
                    take(bundle, askMerchants.ask(payer, bundle));
                    succeeded = true;
                } finally {
                    done(succeeded);
                }
            }
        }

        /// Waits while others may still leave something to be asked again.
        private synchronized @Nullable Bundle next() {
            while (again.isEmpty() && fresh.isEmpty() && underWay > 0) {
                try {
                    wait();
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                    return null;
                }
            }
            if (stop != null || (again.isEmpty() && fresh.isEmpty())) {
                return null;
            }
            underWay++;
            if (!again.isEmpty()) {
                return again.poll();
            }
            var merchants = new ArrayList<Merchant>();
            while (merchants.size() < batchSize.current() && !fresh.isEmpty()) {
                merchants.add(fresh.poll());
            }
            return new Bundle(merchants, 0);
        }

        private synchronized void done(boolean succeeded) {
            underWay--;
            if (!succeeded) {
                stop = new Result.Busy();
            }
            notifyAll();
        }

        private synchronized void take(Bundle bundle, Result result) {
            switch (result) {
                case Result.Answered answered -> {
                    verdicts.putAll(answered.verdicts());
                    again.addAll(answered.again());
                    if (answered.good()) {
                        batchSize.good(bundle.merchants().size());
                    } else {
                        batchSize.bad(bundle.merchants().size());
                    }
                }
                case Result.Halted _, Result.Busy _ -> {
                    again.add(bundle);
                    stop = result;
                }
            }
        }

        synchronized Outcome outcome() {
            again.forEach(bundle -> bundle.merchants().forEach(this::leave));
            fresh.forEach(this::leave);
            return new Outcome(verdicts, parked, later);
        }

        private void leave(Merchant merchant) {
            for (var row : merchant.rows()) {
                var id = row.told().transactionId();
                if (stop instanceof Result.Halted(Refused refused)) {
                    parked.put(id, refused);
                } else {
                    later.add(id);
                }
            }
        }
    }
}
