package dev.tributary.testbed.cli.bank;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/// The form on a bank's page: sign-in, choice of a bank, or consent.
final class LoginForm {

    private final FormElement form;

    private LoginForm(FormElement form) {
        this.form = form;
    }

    static LoginForm on(URI page, String html) {
        var forms = Jsoup.parse(html, page.toString()).forms();
        if (forms.isEmpty()) {
            throw new WorkFailed(
                    "The page at %s%s has no form to sign in with.".formatted(page.getAuthority(), page.getPath()));
        }
        return new LoginForm(forms.getFirst());
    }

    URI action() {
        var action = form.absUrl("action");
        return URI.create(action.isEmpty() ? form.baseUri() : action);
    }

    boolean isPost() {
        return form.attr("method").equalsIgnoreCase("post");
    }

    boolean asksForPassword() {
        return !form.select("input[type=password]").isEmpty();
    }

    /// The form as a person sends it who signs in as `user`, leaves choices as they are offered, ticks every box and
    /// presses the first button.
    String filledBy(BankUser user) {
        form.select("input[type=password]").forEach(field -> field.val(user.password()));
        form.select("input[type=text], input[type=email], input:not([type])").stream()
                .limit(1)
                .forEach(field -> field.val(user.name()));
        form.select("input[type=checkbox]").forEach(box -> box.attr("checked", true));
        if (form.select("input[type=radio][checked]").isEmpty()) {
            form.select("input[type=radio]").stream().limit(1).forEach(choice -> choice.attr("checked", true));
        }
        var fields = form.formData().stream().map(field -> pair(field.key(), field.value()));
        return Stream.concat(fields, button()).collect(Collectors.joining("&"));
    }

    private Stream<String> button() {
        return form.select("button[name]:not([type=button]), input[type=submit][name]").stream()
                .limit(1)
                .map((Element button) -> pair(button.attr("name"), button.attr("value")));
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
