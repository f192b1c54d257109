package dev.tributary.testbed.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tributary.testbed.cli.http.JsonHttp;
import dev.tributary.testbed.cli.http.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// After everything else: nothing that went through the product is in any of its logs.
@Order(Integer.MAX_VALUE)
class LogsTest {

    private static final Stack STACK = Stack.shared();

    /// Shorter ones are words like others.
    private static final int TELLING = 8;

    @Test
    void shouldTellNothingOfWhatWentThrough() throws Exception {
        // given
        STACK.person("quiet").imports("john", "last-90-days");
        var tokens = tokensOfBanks();
        var secrets = new HashSet<>(tokens);
        secrets.addAll(STACK.tokens());
        secrets.addAll(secretsOfServices());
        secrets.addAll(descriptions());
        secrets.addAll(numbersAndNames(tokens));
        secrets.removeIf(secret -> secret.length() < TELLING);

        // when
        var found = new TreeSet<String>();
        for (var log : logs()) {
            var text = Files.readString(log);
            secrets.stream()
                    .filter(text::contains)
                    .forEach(secret -> found.add(log.getFileName() + " tells " + secret));
        }

        // then
        assertThat(tokens).as("codes and tokens of banks").hasSizeGreaterThan(3);
        assertThat(secrets).hasSizeGreaterThan(100);
        assertThat(found).isEmpty();
    }

    private static List<Path> logs() {
        var logs = new ArrayList<Path>();
        for (var service : STACK.services()) {
            logs.add(Objects.requireNonNull(service.log()));
        }
        assertThat(logs).hasSize(5).allMatch(Files::exists);
        return logs;
    }

    /// Every code, access token and refresh token the bank gave out, and the secret it knows us by.
    private static Set<String> tokensOfBanks() {
        return texts(STACK.bank("/_testbed/secrets"));
    }

    /// What the services were started with.
    private static Set<String> secretsOfServices() throws Exception {
        var secrets = new HashSet<String>();
        try (var files = Files.list(Stack.SECRETS)) {
            for (var file : files.toList()) {
                secrets.add(Files.readString(file));
            }
        }
        return secrets;
    }

    private static Set<String> descriptions() throws Exception {
        var descriptions = new HashSet<String>();
        try (var database = STACK.database();
                var statement = database.createStatement()) {
            var rows = statement.executeQuery("SELECT DISTINCT description FROM bank.transactions");
            while (rows.next()) {
                descriptions.add(rows.getString(1));
            }
        }
        assertThat(descriptions).hasSizeGreaterThan(20);
        return descriptions;
    }

    /// As the bank tells them to whoever has a token: account numbers, and who somebody is.
    private static Set<String> numbersAndNames(Set<String> tokens) {
        var told = new HashSet<String>();
        for (var token : tokens) {
            for (var path : List.of("/data/v1/accounts", "/data/v1/info")) {
                for (var result : answer(token, path)) {
                    told.addAll(texts(result.path("account_number")));
                    told.add(result.path("full_name").asText());
                }
            }
        }
        assertThat(told).as("account numbers and names").hasSizeGreaterThan(3);
        return told;
    }

    /// Nothing for what is no access token, or was one.
    private static JsonNode answer(String token, String path) {
        try {
            return new JsonHttp(() -> Optional.of(token))
                    .get(STACK.atBank(path), JsonNode.class)
                    .path("results");
        } catch (Refused notAnAccessToken) {
            return MissingNode.getInstance();
        }
    }

    private static Set<String> texts(JsonNode node) {
        var texts = new HashSet<String>();
        StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).forEach(texts::add);
        return texts;
    }
}
