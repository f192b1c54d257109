package dev.tributary.testbed.truelayer.auth;

import dev.tributary.testbed.truelayer.bank.Customer;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The HTML of the consent dialog: the link's parameters travel on as hidden fields.
final class ConsentPage {
    private static final List<String> CARRIED = List.of(
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "nonce",
            "providers",
            "provider_id",
            "code_challenge",
            "code_challenge_method",
            ConnectionsApi.RENEWS);

    private ConsentPage() {}

    static String form(MultiMap link, List<Customer> examples, @Nullable String complaint) {
        var hidden = CARRIED.stream()
                .filter(link::contains)
                .map(name -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, escape(link.get(name))))
                .collect(Collectors.joining("\n"));
        var scopes = List.of(String.valueOf(link.get("scope")).split("\\s+")).stream()
                .map(scope -> "<li>" + escape(scope.replace('_', ' ')) + "</li>")
                .collect(Collectors.joining());
        var users = examples.stream()
                .map(user -> "<li>%s: %s / %s</li>"
                        .formatted(escape(user.provider().displayName()), user.username(), user.password()))
                .collect(Collectors.joining());
        return page("""
                <h1>Sign in to your mock bank</h1>
                <p>An application on this machine asks to read:</p>
                <ul>%s</ul>
                %s
                <form method="post" action="/login">
                %s
                <label>User <input name="username" autocomplete="off" placeholder="john" autofocus></label>
                <label>Password <input name="password" type="password" placeholder="doe"></label>
                <button name="decision" value="allow">Allow</button>
                <button name="decision" value="cancel">Cancel</button>
                </form>
                <p class="note">No real bank is involved. Users to try:</p>
                <ul class="note">%s</ul>
                """.formatted(
                scopes, complaint == null ? "" : "<p role=\"alert\">" + escape(complaint) + "</p>", hidden, users));
    }

    static String problem(String problem) {
        return page("<h1>This link cannot be used</h1><p role=\"alert\">%s</p>".formatted(escape(problem)));
    }

    private static String page(String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Mock bank sign-in</title>
                <style>
                body { font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 3rem auto; padding: 0 1rem }
                label { display: block; margin: .75rem 0 } input { font: inherit; width: 100% }
                button { font: inherit; padding: .4rem 1.2rem; margin-right: .5rem } .note { color: #555 }
                [role=alert] { color: #a30d0d }
                </style>
                </head>
                <body>
                """ + body + "</body>\n</html>\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
