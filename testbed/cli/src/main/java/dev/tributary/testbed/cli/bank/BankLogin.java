package dev.tributary.testbed.cli.bank;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Gives consent at the bank's own pages as a browser would: cookies, forms and redirects, until the bank has sent the
/// person back and the product has sent them on to its own page.
public final class BankLogin {

    private static final int MOST_STEPS = 12;
    private static final int UNAUTHORISED = 401;
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final HttpClient browser;
    private final URI product;

    /// @param product the gateway's address: its own page is where the journey ends
    /// @param cookies of the browser that set out: the product lets nobody else come back
    public BankLogin(URI product, CookieHandler cookies) {
        this.product = product;
        this.browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /// @return the address of the product's page that the person arrives at
    public URI signIn(URI authorizationUrl, BankUser user) {
        var response = send(HttpRequest.newBuilder(authorizationUrl).GET());
        boolean signedIn = false;
        for (int step = 0; step < MOST_STEPS; step++) {
            if (isRedirect(response)) {
                var next = response.uri().resolve(location(response));
                if (isProductPage(next)) {
                    return next;
                }
                response = send(HttpRequest.newBuilder(next).GET());
            } else {
                if (signedIn && response.statusCode() == UNAUTHORISED) {
                    throw new WorkFailed("The bank did not accept the user %s. Name another with --bank-user."
                            .formatted(user.name()));
                }
                var form = LoginForm.on(response.uri(), page(response));
                signedIn |= form.asksForPassword();
                response = send(submission(form, user));
            }
        }
        throw new WorkFailed("The bank's sign-in pages went on for ever; the connection was given up.");
    }

    private static HttpRequest.Builder submission(LoginForm form, BankUser user) {
        var filled = form.filledBy(user);
        return form.isPost()
                ? HttpRequest.newBuilder(form.action())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(filled))
                : HttpRequest.newBuilder(form.action().resolve("?" + filled)).GET();
    }

    private boolean isProductPage(URI uri) {
        return product.getAuthority().equals(uri.getAuthority())
                && !uri.getPath().startsWith("/api/");
    }

    private static boolean isRedirect(HttpResponse<?> response) {
        return response.statusCode() / 100 == 3;
    }

    private static String location(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new WorkFailed("%s sent a redirect that leads nowhere."
                        .formatted(response.uri().getAuthority())));
    }

    private static String page(HttpResponse<String> response) {
        if (response.statusCode() / 100 == 2) {
            return response.body();
        }
        throw new WorkFailed("Signing in at the bank stopped at %s%s, which answered %d."
                .formatted(response.uri().getAuthority(), response.uri().getPath(), response.statusCode()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var asked = request.timeout(ANSWER).header("Accept", "text/html").build();
        try {
            return browser.send(asked, BodyHandlers.ofString());
        } catch (IOException nobodyThere) {
            throw new WorkFailed(
                    "%s does not answer while signing in at the bank. Look at `./tributary status`."
                            .formatted(asked.uri().getAuthority()),
                    nobodyThere);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("Stopped while signing in at the bank.", stopping);
        }
    }
}
