package dev.tributary.enrichment.person.postgres;

import dev.tributary.people.EveryTable;
import dev.tributary.people.PersonalData;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestWorld.class, initArgs = @ResourceArg(name = "role", value = "enrichment"))
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
