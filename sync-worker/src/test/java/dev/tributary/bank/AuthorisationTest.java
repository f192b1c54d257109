package dev.tributary.bank;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tributary.testbed.truelayer.ScriptedCustomer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestingBank.class)
class AuthorisationTest {

    @Test
    void aLinkOpenedInAnotherBrowserConnectsNothing() {
        // given: mallory talks somebody into giving consent through her link
        var mallory = TestingPerson.someone();
        var callback = new ScriptedCustomer("john5", "doe5").agree(mallory.invitation());

        // when: that somebody's browser comes back
        var landing = TestingPerson.someone().returnsWith(callback);

        // then
        assertThat(landing.getQuery()).isEqualTo("connection_error=other_browser");
        assertThat(mallory.accounts()).isEmpty();
        assertThat(mallory.returnsWith(callback).getQuery()).isEqualTo("connection_error=state_used");
    }

    @Test
    void theMarkOfOneJourneyIsNoneForAnother() {
        // given
        var mallory = TestingPerson.someone();
        var callback = new ScriptedCustomer("john5", "doe5").agree(mallory.invitation());
        var victim = TestingPerson.someone();
        victim.invitation();
        var foreign = victim.browser().values().iterator().next();
        victim.browser().put(mallory.browser().keySet().iterator().next(), foreign);

        // then
        assertThat(victim.returnsWith(callback).getQuery()).isEqualTo("connection_error=other_browser");
    }

    @Test
    void theMarkIsHiddenFromScriptsAndOtherSites() {
        // when
        var cookie = TestingPerson.someone()
                .asks()
                .contentType("application/json")
                .body("{}")
                .post("/api/truelayer/connections/authorize")
                .then()
                .statusCode(200)
                .extract()
                .header("Set-Cookie");

        // then
        assertThat(cookie)
                .startsWith("tributary-connect-")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax")
                .containsIgnoringCase("Path=/");
    }

    @Test
    void theMarkIsTakenAwayOnReturn() {
        // given
        var person = TestingPerson.someone();
        var callback = new ScriptedCustomer("john5", "doe5").agree(person.invitation());

        // when
        var cookie = given().cookies(person.browser())
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(callback.getPath() + "?" + callback.getRawQuery())
                .header("Set-Cookie");

        // then
        assertThat(cookie).containsIgnoringCase("Max-Age=0");
    }

    @Test
    void whoComesBackTooLateIsToldSo() {
        // given
        var person = TestingPerson.someone();
        var callback = new ScriptedCustomer("john5", "doe5").agree(person.invitation());
        TestingImport.execute("UPDATE authorisations SET expires_at = now() - interval '1 second' WHERE user_id = '%s'"
                .formatted(person.userId()));

        // then
        assertThat(person.returnsWith(callback).getQuery()).isEqualTo("connection_error=state_expired");
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, access_denied",
        "provider_error, bank_unavailable",
        "temporarily_unavailable, bank_unavailable",
        "something_new, bank_refused"
    })
    void whatTheBankSaysInsteadOfACodeIsTold(String error, String told) {
        // given
        var person = TestingPerson.someone();
        var query = person.invitation().getRawQuery();
        var state = query.replaceFirst(".*(state=[^&]+).*", "$1");

        // when
        var landing = person.returnsWith(
                URI.create("http://here/api/truelayer/connections/callback?error=" + error + "&" + state));

        // then
        assertThat(landing.getQuery()).isEqualTo("connection_error=" + told);
    }

    @Test
    void aRepeatedKeyGetsTheSameInvitationAndAWorkingMark() {
        // given
        var person = TestingPerson.someone();
        var first = invited(person, "key-1", "{}");

        // when
        var second = invited(person, "key-1", "{}");

        // then
        assertThat(second.path("authorization_url").toString())
                .isEqualTo(first.path("authorization_url").toString());
        assertThat(second.cookies()).isEqualTo(first.cookies());
        person.asks()
                .header("Idempotency-Key", "key-1")
                .contentType("application/json")
                .body("{\"provider_id\":\"ob-harbour\"}")
                .post("/api/truelayer/connections/authorize")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
        assertThat(invited(TestingPerson.someone(), "key-1", "{}")
                        .path("authorization_url")
                        .toString())
                .isNotEqualTo(first.path("authorization_url").toString());
    }

    @Test
    void nobodyRenewsWhatIsNotTheirs() {
        // given
        var connection = TestingPerson.someone().connects("john5", "doe5");

        // then
        for (var id : new UUID[] {connection, UUID.randomUUID()}) {
            TestingPerson.someone()
                    .asks()
                    .contentType("application/json")
                    .body("{\"connection_id\":\"%s\"}".formatted(id))
                    .post("/api/truelayer/connections/authorize")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("unknown_connection"));
        }
    }

    private static ExtractableResponse<Response> invited(TestingPerson person, String key, String body) {
        return person.asks()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/truelayer/connections/authorize")
                .then()
                .statusCode(200)
                .extract();
    }
}
