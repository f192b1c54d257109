package dev.tributary.testbed.truelayer.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The catalogue of everybody a household may pay, read from `merchants.csv`.
public final class Merchants {
    private static final Merchants CATALOGUE = new Merchants(read());

    private final Map<String, List<Merchant>> byGroup;
    private final Map<String, Merchant> byName;

    private Merchants(List<Merchant> all) {
        this.byGroup = all.stream().collect(Collectors.groupingBy(Merchant::group));
        this.byName = all.stream().collect(Collectors.toMap(Merchant::name, merchant -> merchant));
    }

    public static Merchants catalogue() {
        return CATALOGUE;
    }

    /// Everybody in the groups, each as often as a household visits them.
    ///
    /// @throws IllegalArgumentException when nobody belongs to one of the groups
    public List<Merchant> in(String... groups) {
        return List.of(groups).stream()
                .flatMap(group -> {
                    var members = byGroup.get(group);
                    if (members == null) {
                        throw new IllegalArgumentException("merchants.csv has no group " + group);
                    }
                    return members.stream().flatMap(member -> Collections.nCopies(member.visits(), member).stream());
                })
                .toList();
    }

    /// @throws IllegalArgumentException when the catalogue has no such merchant
    public Merchant named(String name) {
        var merchant = byName.get(name);
        if (merchant == null) {
            throw new IllegalArgumentException("merchants.csv has no merchant " + name);
        }
        return merchant;
    }

    private static List<Merchant> read() {
        try (InputStream file = Objects.requireNonNull(Merchants.class.getResourceAsStream("merchants.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(Merchants::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Merchant parse(String line) {
        var cells = line.split(",", -1);
        return new Merchant(
                cells[0],
                cells[1],
                cells[2],
                Merchant.Channel.valueOf(cells[3]),
                List.of(cells[4], cells[5]),
                Integer.parseInt(cells[6]),
                Integer.parseInt(cells[7]),
                Integer.parseInt(cells[8]));
    }
}
