package dev.tributary.testbed.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.contracts.ImportStatus.SyncStatus;
import dev.tributary.contracts.Topic;
import dev.tributary.testbed.cli.gateway.Account;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is known of a person is theirs: they have it, and they have it erased.
class PeopleFlowTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> SCHEMAS = List.of("imports", "bank", "enrichment", "schedules");

    /// What stays, as nobody's, because sums would be wrong without it: it names no person.
    private static final Set<String> OF_NOBODY =
            Set.of("enrichment.cost_ledger", "enrichment.model_calls", "bank.call_ledger");

    private static Stack stack;

    @BeforeAll
    static void startEverything() {
        stack = Stack.shared();
    }

    @AfterEach
    void theBankIsWell() {
        stack.bankIsWell();
    }

    @Test
    void shouldGiveAPersonEverythingAndEraseEverythingAndTouchNobodyElse() throws Exception {
        // given
        var leaving = stack.person("leaving-" + UUID.randomUUID());
        var staying = stack.person("staying-" + UUID.randomUUID());
        var accounts = lives(leaving);
        lives(staying);
        var before = rowsNaming(leaving.name());
        var ofOther = rowsNaming(staying.name());
        var ids = idsOf(accounts, before);
        var spent = totalSpent();
        assertThat(before).hasSizeGreaterThan(12);

        // when
        var export = leaving.sends("POST", "/api/truelayer/me/export", "")
                .body()
                .lines()
                .toList();

        // then
        assertThat(export.getLast()).isEqualTo("{\"complete\":true}");
        assertThat(tables(export)).containsAll(exportable(before.keySet()));
        assertThat(String.join("\n", export))
                .doesNotContain(staying.name())
                .doesNotContain("\"access_token\"", "\"refresh_token\"", "\"code_verifier\"");

        // when
        stack.slowBank("john", Duration.ofSeconds(2));
        var running = leaving.plans(accounts, "last-12-months");
        leaving.starts(running);
        await("the bank is being asked")
                .atMost(PATIENCE)
                .until(() -> leaving.status(running).accounts().stream()
                        .anyMatch(account -> account.status() == SyncStatus.SYNCING));
        var asked =
                JSON.readTree(leaving.sends("DELETE", "/api/truelayer/me", "").body());
        var again =
                JSON.readTree(leaving.sends("DELETE", "/api/truelayer/me", "").body());
        var path = "/api/truelayer/me/erasure/" + asked.get("erasure_id").asText();
        await("every context has erased, twice")
                .atMost(PATIENCE)
                .until(() -> leaving.asks(path).get("status").asText().equals("erased"));

        // then
        assertThat(again.get("erasure_id")).isEqualTo(asked.get("erasure_id"));
        var contexts = leaving.asks(path).get("contexts");
        assertThat(contexts).hasSize(4).allSatisfy(context -> {
            assertThat(context.get("is_done").asBoolean()).isTrue();
            assertThat(context.get("rows")).isNotEmpty();
        });
        assertThat(staying.sends("GET", path, "").statusCode()).isEqualTo(404);
        await("what told of it has left, too").atMost(PATIENCE).untilAsserted(() -> assertNothingIsLeft(leaving, ids));
        assertThat(buried(ids)).as("compacted topics forget them, too").isTrue();
        assertThat(totalSpent()).as("what was spent is spent").isGreaterThanOrEqualTo(spent);

        // when: everything ever told of them is told once more, late
        var told = stack.topics().naming(leaving.name(), Topic.USER_ERASURES);
        assertThat(told).hasSizeGreaterThan(10);
        stack.topics().tellAgain(told);
        await("all of it was taken").atMost(PATIENCE).until(stack.topics()::areAllTaken);

        // then
        assertNothingIsLeft(leaving, ids);
        assertThat(rowsNaming(staying.name())).isEqualTo(ofOther);

        // and: they may come again
        await("every context knows that it is over")
                .atMost(PATIENCE)
                .until(() -> leaving.sends("GET", "/api/truelayer/accounts", "").statusCode() == 200);
        assertThat(leaving.connects("john")).isNotEmpty();
    }

    /// Somebody who has used everything there is.
    private static List<Account> lives(Person person) {
        var accounts = person.connects("john");
        var plan = person.plans(accounts, "last-90-days");
        person.starts(plan);
        person.followsToTheEnd(plan);
        person.arranges("Every morning", accounts, true);
        var row = person.asks("/api/truelayer/transactions?limit=1")
                .at("/items/0/transaction_id")
                .asText();
        var corrected = person.sends(
                "PATCH",
                "/api/truelayer/transactions/%s/category".formatted(row),
                "{\"category\":\"groceries\",\"apply_to_similar\":false}");
        assertThat(corrected.statusCode()).as(corrected.body()).isLessThan(500);
        await("what an import cost is known, and all is quiet").atMost(PATIENCE).until(stack.topics()::areAllTaken);
        return accounts;
    }

    /// By table, how many rows have the text anywhere.
    private static Map<String, Long> rowsNaming(String text) throws Exception {
        var rows = new TreeMap<String, Long>();
        try (var database = stack.database()) {
            for (var table : tables(database)) {
                var sql = "SELECT count(*) FROM %s t WHERE position(? IN t::text) > 0".formatted(table);
                try (var statement = database.prepareStatement(sql)) {
                    statement.setString(1, text);
                    var result = statement.executeQuery();
                    result.next();
                    if (result.getLong(1) > 0) {
                        rows.put(table, result.getLong(1));
                    }
                }
            }
        }
        return rows;
    }

    private static List<String> tables(Connection database) throws Exception {
        var tables = new ArrayList<String>();
        try (var statement = database.prepareStatement("""
            SELECT table_schema || '.' || table_name FROM information_schema.tables
            WHERE table_schema = ANY (?) AND table_type = 'BASE TABLE' ORDER BY 1\
            """)) {
            statement.setArray(1, database.createArrayOf("text", SCHEMAS.toArray()));
            var result = statement.executeQuery();
            while (result.next()) {
                tables.add(result.getString(1));
            }
        }
        return tables;
    }

    private static Set<String> idsOf(List<Account> accounts, Map<String, Long> before) {
        assertThat(before).containsKeys("bank.accounts", "imports.truelayer_import_jobs");
        return accounts.stream()
                .flatMap(account -> Stream.of(account.accountId(), account.connectionId()))
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    private static void assertNothingIsLeft(Person person, Set<String> ids) throws Exception {
        assertThat(rowsNaming(person.name())).isEmpty();
        for (var id : ids) {
            var left = rowsNaming(id);
            left.keySet().removeAll(OF_NOBODY);
            assertThat(left).as("rows with the id %s", id).isEmpty();
        }
    }

    private static Set<String> tables(List<String> export) {
        return export.stream()
                .map(PeopleFlowTest::read)
                .filter(line -> line.has("table"))
                .map(line ->
                        line.get("context").asText() + "." + line.get("table").asText())
                .collect(Collectors.toSet());
    }

    /// Events on their way out are no holding of anybody.
    private static Set<String> exportable(Set<String> tables) {
        return tables.stream().filter(table -> !table.endsWith(".outbox")).collect(Collectors.toSet());
    }

    private static String totalSpentSql() {
        return "SELECT count(*) FROM enrichment.cost_ledger";
    }

    private static long totalSpent() throws Exception {
        try (var database = stack.database();
                var statement = database.prepareStatement(totalSpentSql())) {
            var result = statement.executeQuery();
            result.next();
            return result.getLong(1);
        }
    }

    private static boolean buried(Set<String> ids) {
        var newest = new HashMap<String, Boolean>();
        stack.topics()
                .everything(List.of(Topic.BANK_ACCOUNTS))
                .forEach(message -> newest.put(message.key(), message.value() == null));
        return ids.stream().filter(newest::containsKey).allMatch(newest::get)
                && ids.stream().anyMatch(newest::containsKey);
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new AssertionError(line, broken);
        }
    }
}
