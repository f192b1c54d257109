package dev.tributary.bank.person.postgres;

import dev.tributary.bank.TestingBank;
import dev.tributary.people.EveryTable;
import dev.tributary.people.PersonalData;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestingBank.class)
class EveryTableTest {

    @Inject
    PersonalData data;

    @Inject
    Pool pool;

    @Test
    void shouldKnowOfEveryTableWhoseItsRowsAre() {
        EveryTable.isDecidedOf(data, pool);
    }
}
