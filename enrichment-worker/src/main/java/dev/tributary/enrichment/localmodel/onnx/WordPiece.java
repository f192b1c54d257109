package dev.tributary.enrichment.localmodel.onnx;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// Text as the numbers BERT was trained on: lower case, no accents, words cut into the longest known pieces.
///
/// The native tokenizer does the same for 60 MB more of resident memory.
final class WordPiece {

    /// A statement's line has a dozen; anything longer says nothing more.
    private static final int MOST_PIECES = 48;

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern WORDS = Pattern.compile("[\\p{P}\\p{S}]|[^\\s\\p{P}\\p{S}]+");
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;
    private final long start;
    private final long end;
    private final long unknown;

    WordPiece(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        this.start = piece("[CLS]");
        this.end = piece("[SEP]");
        this.unknown = piece("[UNK]");
    }

    /// @param tokenizer a `tokenizer.json` of Hugging Face
    static WordPiece read(InputStream tokenizer) throws IOException {
        var entries = JsonMapper.builder().build().readTree(tokenizer).at("/model/vocab");
        var vocabulary = new HashMap<String, Integer>(entries.size() * 2);
        entries.properties()
                .forEach(
                        entry -> vocabulary.put(entry.getKey(), entry.getValue().intValue()));
        return new WordPiece(vocabulary);
    }

    long[] pieces(String text) {
        var plain = MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        var words = WORDS.matcher(plain).results().flatMapToLong(word -> piecesOfWord(word.group()));
        return LongStream.concat(LongStream.concat(LongStream.of(start), words.limit(MOST_PIECES)), LongStream.of(end))
                .toArray();
    }

    private LongStream piecesOfWord(String word) {
        if (word.length() > LONGEST_WORD) {
            return LongStream.of(unknown);
        }
        var pieces = LongStream.builder();
        var from = 0;
        while (from < word.length()) {
            var to = longestPiece(word, from);
            if (to == from) {
                return LongStream.of(unknown);
            }
            pieces.add(piece(inWord(word, from, to)));
            from = to;
        }
        return pieces.build();
    }

    private int longestPiece(String word, int from) {
        var to = word.length();
        while (to > from && !vocabulary.containsKey(inWord(word, from, to))) {
            to--;
        }
        return to;
    }

    private static String inWord(String word, int from, int to) {
        var piece = word.substring(from, to);
        return from == 0 ? piece : "##" + piece;
    }

    private long piece(String text) {
        var number = vocabulary.get(text);
        if (number == null) {
            throw new IllegalArgumentException("vocabulary: '%s' is missing".formatted(text));
        }
        return number;
    }
}
