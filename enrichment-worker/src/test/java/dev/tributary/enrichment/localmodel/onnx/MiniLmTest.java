package dev.tributary.enrichment.localmodel.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.enrichment.localmodel.Catalogue;
import dev.tributary.enrichment.localmodel.Example;
import dev.tributary.enrichment.localmodel.Vectors;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MiniLmTest {

    private static final MiniLm MODEL = MiniLm.load();

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @Test
    void likeMeansNear() {
        // when
        var vectors = MODEL.embed(List.of("supermarket", "grocery store", "airline tickets"));

        // then
        assertThat(cosine(vectors[0], vectors[1])).isGreaterThan(cosine(vectors[0], vectors[2]) + 0.2);
        assertThat(cosine(vectors[0], vectors[0])).isCloseTo(1, within(1e-5));
    }

    @Test
    void theNeighboursOfATextMakeNoDifference() {
        // when
        var alone = MODEL.embed(List.of("barber shop"))[0];
        var among = MODEL.embed(List.of("plumber", "barber shop", "a much longer text about nothing at all"))[1];

        // then
        assertThat(among).isEqualTo(alone);
    }

    @Test
    void wordsAreCutIntoTheLongestKnownPieces() {
        // given
        var words = new WordPiece(
                Map.of("[CLS]", 1, "[SEP]", 2, "[UNK]", 3, "coffee", 4, "##house", 5, "-", 6, "bar", 7, "cafe", 8));

        // then
        assertThat(words.pieces("CoffeeHouse-Bar")).containsExactly(1, 4, 5, 6, 7, 2);
        assertThat(words.pieces("Café")).containsExactly(1, 8, 2);
        assertThat(words.pieces("xyz coffee")).containsExactly(1, 3, 4, 2);
        assertThat(words.pieces("")).containsExactly(1, 2);
    }

    @Test
    void preparedVectorsAreOfTheirCatalogueAndNoOther() throws IOException {
        // given
        var catalogue =
                new Catalogue(List.of(new Example("bakery", new CategoryKey("groceries"), false)), List.of(), "one");
        var other = new Catalogue(catalogue.examples(), List.of(), "two");
        var file = new ByteArrayOutputStream();
        Vectors made = CatalogueVectors.make(catalogue, MODEL);
        CatalogueVectors.write(catalogue, made, file);

        // then
        assertThat(CatalogueVectors.read(catalogue, new ByteArrayInputStream(file.toByteArray())))
                .isNotNull();
        assertThat(CatalogueVectors.read(other, new ByteArrayInputStream(file.toByteArray())))
                .isNull();
    }

    @Test
    void theBuildHasPreparedTheVectorsOfTheShippedCatalogue() throws IOException {
        try (var file = MiniLmTest.class.getResourceAsStream("/" + CatalogueVectors.FILE)) {
            assertThat(file).isNotNull();
            assertThat(CatalogueVectors.read(Catalogue.shipped(), Objects.requireNonNull(file)))
                    .isNotNull();
        }
    }

    private static double cosine(float[] left, float[] right) {
        var product = 0.0;
        for (var dimension = 0; dimension < left.length; dimension++) {
            product += left[dimension] * right[dimension];
        }
        return product;
    }
}
