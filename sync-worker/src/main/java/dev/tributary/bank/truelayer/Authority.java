package dev.tributary.bank.truelayer;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// TrueLayer's auth server.
public interface Authority {

    /// Where the person gives consent.
    ///
    /// @param codeChallenge S256 of the verifier
    /// @param providerId null lets the person choose
    URI authorisationUrl(String state, String nonce, String codeChallenge, @Nullable String providerId);

    /// @throws BankCallFailed [BankFailure.ConsentEnded] when the code is used, old or another's
    Tokens exchange(String code, String codeVerifier);

    /// @throws BankCallFailed [BankFailure.ConsentEnded] when the bank or the person ended the consent
    Tokens refresh(String refreshToken);

    /// Tells TrueLayer to forget the consent.
    void revoke(String accessToken);
}
