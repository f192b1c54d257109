package dev.tributary.enrichment.localmodel;

import dev.tributary.enrichment.ladder.Direction;
import dev.tributary.enrichment.localmodel.KnownBrands.Found;
import dev.tributary.enrichment.localmodel.NearestExamples.Neighbours;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Weighs what a name resembles, what its words say, whether it begins with a well-known name, and what surrounds it.
/// Each speaks in logarithms of odds, so that they add up.
///
/// The weights were found by trial on one half of 4,900 labelled card descriptors, split by merchant, and measured on
/// the other half; accuracy is flat around them.
public final class WeighEvidence {

    private static final double OF_WORDS = 0.6;
    private static final double OF_A_WHOLE_NAME = 4;
    private static final double OF_SEVERAL_WORDS = 4;
    private static final double OF_ONE_WORD = 3;

    /// What is left for a category no neighbour is of.
    private static final double NO_NEIGHBOUR = 1e-2;

    /// What is left for a category that a known word is never of.
    private static final double NEVER = 1e-3;

    private static final double UNSEEN = 0.3;

    private static final Set<String> NOT_PAID_OUT = Set.of("income");
    private static final Set<String> NOT_BOUGHT = Set.of("income", "transfers", "cash", "fees_interest");

    private final Catalogue catalogue;
    private final Shelves shelves;
    private final Lexicon lexicon;
    private final KnownBrands brands;
    private final NearestExamples examples;

    public WeighEvidence(Catalogue catalogue, Vectors vectors) {
        this.catalogue = catalogue;
        this.shelves = new Shelves(catalogue.categories());
        this.lexicon = new Lexicon(catalogue, shelves);
        this.brands = new KnownBrands(catalogue.brands());
        this.examples = new NearestExamples(catalogue.examples(), vectors, shelves);
    }

    /// @param vector the meaning of the merchant's key, of length 1
    public Opinion of(Heard heard, float[] vector) {
        var neighbours = examples.of(vector);
        var brand = brands.find(heard.merchantKey()).orElse(null);
        var votes = votes(heard, brand);
        var tops = new double[shelves.tops()];
        var shares = shelves.byTop(neighbours.shares());
        for (var top = 0; top < tops.length; top++) {
            tops[top] = impossible(heard, top)
                    ? Double.NEGATIVE_INFINITY
                    : Math.log(shares[top] + NO_NEIGHBOUR) + OF_WORDS * votes.byTop()[top] + said(heard, brand, top);
        }
        var best = best(tops);
        var sub = bestWithin(best, neighbours, votes, brand, heard);
        return new Opinion(
                shelves.key(sub),
                share(tops, best),
                neighbours.similarities()[best],
                votes.words() > 0 || brand != null,
                because(heard, brand, best, neighbours));
    }

    /// @param words how many of the name's words are known
    @SuppressWarnings("ArrayRecordComponent") // never compared, and computed with by the thousand
    private record Votes(double[] byTop, double[] bySub, int words) {}

    /// What the words say that are not the well-known name itself.
    private Votes votes(Heard heard, @Nullable Found brand) {
        var byTop = new double[shelves.tops()];
        var bySub = new double[shelves.size()];
        var words = Lexicon.wordsOf(brand == null ? heard.merchantKey() : brand.rest());
        var known = 0;
        for (var index = 0; index < words.size(); index++) {
            var meaning = lexicon.meaningOf(words.get(index), heard.cut() && index == words.size() - 1);
            if (meaning != null) {
                known++;
                vote(byTop, shelves.byTop(meaning.bySub()), meaning.sureness());
                vote(bySub, meaning.bySub(), meaning.sureness());
            }
        }
        return new Votes(byTop, bySub, known);
    }

    private static void vote(double[] votes, double[] counts, double sureness) {
        var sum = 0.0;
        for (var count : counts) {
            sum += count;
        }
        for (var index = 0; index < votes.length; index++) {
            votes[index] += sureness * Math.log((counts[index] + UNSEEN / votes.length) / (sum + UNSEEN) + NEVER);
        }
    }

    private double said(Heard heard, @Nullable Found brand, int top) {
        var sum = brand != null && shelves.topOf(shelves.number(brand.category())) == top ? weight(brand) : 0.0;
        for (var hint : heard.hints()) {
            if (shelves.top(top).equals(hint.category().top()) && counts(hint, brand)) {
                sum += hint.weight();
            }
        }
        return sum;
    }

    /// Initials that are well known are not taken for an association's.
    private static boolean counts(Hint hint, @Nullable Found brand) {
        return hint != Hint.INITIALS || brand == null;
    }

    private static double weight(Found brand) {
        if (brand.rest().isEmpty()) {
            return OF_A_WHOLE_NAME;
        }
        return brand.words() > 1 ? OF_SEVERAL_WORDS : OF_ONE_WORD;
    }

    private boolean impossible(Heard heard, int top) {
        var key = shelves.top(top).value();
        return heard.direction() == Direction.OUT
                && (NOT_PAID_OUT.contains(key) || (heard.purchase() && NOT_BOUGHT.contains(key)));
    }

    private int bestWithin(int top, Neighbours neighbours, Votes votes, @Nullable Found brand, Heard heard) {
        var best = -1;
        var most = Double.NEGATIVE_INFINITY;
        for (var sub = 0; sub < shelves.size(); sub++) {
            if (shelves.topOf(sub) != top) {
                continue;
            }
            var key = shelves.key(sub);
            var score = Math.log(neighbours.shares()[sub] + NO_NEIGHBOUR) + OF_WORDS * votes.bySub()[sub];
            score += brand != null && brand.category().equals(key) ? weight(brand) : 0;
            for (var hint : heard.hints()) {
                score += hint.category().equals(key) && counts(hint, brand) ? hint.weight() : 0;
            }
            if (score > most) {
                most = score;
                best = sub;
            }
        }
        return best;
    }

    private String because(Heard heard, @Nullable Found brand, int top, Neighbours neighbours) {
        if (brand != null && shelves.topOf(shelves.number(brand.category())) == top) {
            return "Its name begins like a well-known one";
        }
        var telling = tellingWord(heard, top);
        if (telling != null) {
            return "The word “%s” in its name".formatted(telling);
        }
        var nearest = neighbours.nearest()[top];
        return nearest < 0
                ? "By the way it was paid"
                : "Its name resembles “%s”"
                        .formatted(catalogue.examples().get(nearest).text());
    }

    /// The word that speaks for the category most plainly; null when none does.
    private @Nullable String tellingWord(Heard heard, int top) {
        @Nullable String telling = null;
        var most = 0.5;
        for (var word : Lexicon.wordsOf(heard.merchantKey())) {
            var meaning = lexicon.meaningOf(word, false);
            if (meaning != null) {
                var byTop = shelves.byTop(meaning.bySub());
                var sum = 0.0;
                for (var count : byTop) {
                    sum += count;
                }
                if (byTop[top] / sum > most) {
                    most = byTop[top] / sum;
                    telling = word;
                }
            }
        }
        return telling;
    }

    private static int best(double[] scores) {
        var best = 0;
        for (var index = 1; index < scores.length; index++) {
            best = scores[index] > scores[best] ? index : best;
        }
        return best;
    }

    private static double share(double[] scores, int best) {
        var total = 0.0;
        for (var score : scores) {
            total += Math.exp(score - scores[best]);
        }
        return 1 / total;
    }
}
