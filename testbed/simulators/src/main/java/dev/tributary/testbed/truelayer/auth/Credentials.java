package dev.tributary.testbed.truelayer.auth;

import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Customers;
import dev.tributary.testbed.truelayer.faults.Faults;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every consent given, with the codes and tokens that stand for it.
public final class Credentials {
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    private final Clock clock;
    private final Faults faults;
    private final AccessTokens accessTokens;
    private final CredentialFile file;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Credential> byId = new ConcurrentHashMap<>();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Credential> refreshTokens = new ConcurrentHashMap<>();
    private final Map<String, Access> accesses = new ConcurrentHashMap<>();
    private final Set<String> handedOut = ConcurrentHashMap.newKeySet();

    /// A code waiting to be exchanged.
    record Code(
            Credential credential,
            String redirectUri,
            @Nullable String challenge,
            Instant expiresAt) {}

    private record Access(Credential credential, Instant issuedAt) {}

    /// What a token call gives.
    ///
    /// @param refreshToken absent without the scope `offline_access`
    record Issued(
            String accessToken, Duration lifetime, @Nullable String refreshToken, Set<String> scopes) {}

    /// @param memory file in which consents outlive a restart; absent to forget them
    public Credentials(Client client, Customers customers, Clock clock, Faults faults, @Nullable Path memory) {
        this.clock = clock;
        this.faults = faults;
        this.accessTokens = new AccessTokens(client.id());
        this.file = new CredentialFile(memory);
        var saved = file.read(customers);
        byId.putAll(saved.byId());
        refreshTokens.putAll(saved.byRefreshToken());
    }

    /// The customer agreed: a code that can be exchanged once.
    ///
    /// @param renewed the credentials id of the consent that is given again; absent for a new one
    String consent(
            Customer customer,
            Set<String> scopes,
            String redirectUri,
            @Nullable String challenge,
            @Nullable String renewed) {
        var known = renewed == null ? null : byId.get(renewed);
        var id = known != null && known.customer().equals(customer) ? known.id() : secret(16);
        var credential = Credential.given(id, customer, scopes, clock.instant());
        var code = secret(24);
        handedOut.add(code);
        codes.put(
                code,
                new Code(credential, redirectUri, challenge, clock.instant().plus(CODE_LIFETIME)));
        return code;
    }

    /// Takes the code: whoever asks second finds nothing.
    Optional<Code> redeem(String code) {
        return Optional.ofNullable(codes.remove(code))
                .filter(found -> found.expiresAt().isAfter(clock.instant()));
    }

    /// Takes the refresh token: a replay of an old one finds nothing.
    Optional<Credential> redeemRefreshToken(String token) {
        return Optional.ofNullable(refreshTokens.remove(token))
                .filter(this::isInForce)
                .map(this::present);
    }

    /// Whose refresh token it is, without using it up, and whether or not the consent is still in force.
    Optional<Credential> ofRefreshToken(String token) {
        return Optional.ofNullable(refreshTokens.get(token)).map(this::present);
    }

    /// The consent as it is now: the customer may have given it again since.
    private Credential present(Credential credential) {
        return byId.getOrDefault(credential.id(), credential);
    }

    /// Every consent that was not revoked, run out or not.
    Collection<Credential> all() {
        return byId.values();
    }

    /// Moves the clock of consents already given.
    void replace(Credential credential) {
        byId.computeIfPresent(credential.id(), (_, _) -> credential);
        file.write(byId.values(), refreshTokens);
    }

    Issued issue(Credential credential) {
        byId.put(credential.id(), credential);
        var now = clock.instant();
        var lifetime = faults.tokenLifetime(credential.customer(), TOKEN_LIFETIME);
        var accessToken = accessTokens.sign(credential, now, lifetime);
        accesses.put(accessToken, new Access(credential, now));
        handedOut.add(accessToken);
        String refreshToken = null;
        if (credential.scopes().contains("offline_access")) {
            refreshToken = secret(32);
            refreshTokens.put(refreshToken, credential);
            handedOut.add(refreshToken);
        }
        file.write(byId.values(), refreshTokens);
        return new Issued(accessToken, lifetime, refreshToken, credential.scopes());
    }

    /// The consent behind a live access token, whether or not it is still in force.
    public Optional<Credential> of(String accessToken) {
        return Optional.ofNullable(accesses.get(accessToken))
                .filter(this::isLive)
                .map(Access::credential)
                .map(this::present);
    }

    /// Every code and token since the start, used up or not.
    List<String> handedOut() {
        return List.copyOf(handedOut);
    }

    /// Whether the customer has neither withdrawn it nor let it run out.
    public boolean isInForce(Credential credential) {
        var present = byId.get(credential.id());
        return present != null && present.consentExpiresAt().isAfter(clock.instant());
    }

    void revoke(Credential credential) {
        byId.remove(credential.id());
        file.write(byId.values(), refreshTokens);
    }

    Instant now() {
        return clock.instant();
    }

    JsonObject publicKeys() {
        return accessTokens.publicKeys();
    }

    /// The customers somebody is connected to right now.
    public Collection<Customer> connectedCustomers() {
        return byId.values().stream()
                .map(Credential::customer)
                .collect(Collectors.toMap(Customer::username, customer -> customer, (first, second) -> first))
                .values();
    }

    private boolean isLive(Access access) {
        var lifetime = faults.tokenLifetime(access.credential().customer(), TOKEN_LIFETIME);
        return access.issuedAt().plus(lifetime).isAfter(clock.instant());
    }

    private String secret(int bytes) {
        var secret = new byte[bytes];
        random.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
