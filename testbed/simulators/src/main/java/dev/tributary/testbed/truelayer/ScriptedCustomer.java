package dev.tributary.testbed.truelayer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody at a browser, for tests and demos without one: opens the consent page, fills in its form, sends it.
public record ScriptedCustomer(String username, String password) {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\">");

    /// Agrees to what the link asks for.
    ///
    /// @return where the browser is sent next: the product's redirect address with code and state
    /// @throws IllegalStateException when the dialog does not send the customer on
    public URI agree(URI link) {
        return answer(link, "allow");
    }

    /// Presses *Cancel* instead.
    public URI decline(URI link) {
        return answer(link, "cancel");
    }

    private URI answer(URI link, String decision) {
        try (var browser = HttpClient.newHttpClient()) {
            var page = browser.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());
            var action = ACTION.matcher(page.body());
            if (!action.find()) {
                throw unexpected(page);
            }
            var fields = hiddenFields(page.body());
            fields.put("username", username);
            fields.put("password", password);
            fields.put("decision", decision);
            var sent = browser.send(form(link.resolve(action.group(1)), fields), BodyHandlers.ofString());
            return sent.headers().firstValue("Location").map(URI::create).orElseThrow(() -> unexpected(sent));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at the consent dialog", e);
        }
    }

    private static Map<String, String> hiddenFields(String html) {
        var fields = new LinkedHashMap<String, String>();
        var input = HIDDEN.matcher(html);
        while (input.find()) {
            fields.put(input.group(1), unescape(input.group(2)));
        }
        return fields;
    }

    private static HttpRequest form(URI action, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String unescape(String html) {
        return html.replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static IllegalStateException unexpected(HttpResponse<String> page) {
        return new IllegalStateException(
                "the consent dialog answered %d: %s".formatted(page.statusCode(), page.body()));
    }
}
