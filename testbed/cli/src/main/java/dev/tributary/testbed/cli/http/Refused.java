package dev.tributary.testbed.cli.http;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An answer that is not a success: a problem document, or a bare status code.
public final class Refused extends WorkFailed {

    private static final long serialVersionUID = 1L;
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private final int status;
    private final String code;

    private Refused(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static Refused of(URI uri, int status, String body) {
        var problem = Problem.in(body);
        var code = problem.code() == null ? "http_" + status : problem.code();
        var detail = problem.detail() != null ? problem.detail() : problem.title();
        if (detail == null) {
            detail = "%s answered %d.".formatted(uri.getPath(), status);
        }
        return new Refused(status, code, "%s (%s)".formatted(withHint(status, detail), code));
    }

    public int status() {
        return status;
    }

    /// Stable, for programs.
    public String code() {
        return code;
    }

    /// Whether the same request may succeed a little later.
    public boolean passes() {
        return PASSING.contains(status);
    }

    private static String withHint(int status, String detail) {
        return status == 401 && !detail.contains("token")
                ? detail + " `./tributary token` prints a fresh token."
                : detail;
    }

    private record Problem(
            @Nullable String title,
            @Nullable String detail,
            @Nullable String code) {

        static Problem in(String body) {
            try {
                var problem = Json.read(body, Problem.class, "the answer");
                return problem == null ? new Problem(null, null, null) : problem;
            } catch (WorkFailed notAProblemDocument) {
                return new Problem(null, null, null);
            }
        }
    }
}
