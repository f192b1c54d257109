package dev.tributary.testbed.world.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.MimeMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Serves the built web app, compressed where the build has left it so and the browser takes it. A path without a
/// file is a page of the app: the app itself knows it.
final class SinglePageApp {

    /// The build puts a hash of the content into these names.
    private static final String HASHED = "assets/";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_FIRST = "no-cache";

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Path directory;

    SinglePageApp(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    void handle(HttpServerRequest request) {
        if (!READING.contains(request.method())) {
            Problem.unknownPath(request.path()).send(request.response());
            return;
        }
        String name = request.path().substring(1);
        Optional<Path> file = find(name).or(() -> isPage(name) ? find("index.html") : Optional.empty());
        file.ifPresentOrElse(
                found -> send(request, found),
                () -> Problem.unknownPath(request.path()).send(request.response()));
    }

    private Optional<Path> find(String name) {
        Path file = directory.resolve(name).normalize();
        return file.startsWith(directory) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /// A missing script must not look like a page: the browser would try to run it.
    private static boolean isPage(String name) {
        return !name.startsWith(HASHED) && name.lastIndexOf('.') <= name.lastIndexOf('/');
    }

    private void send(HttpServerRequest request, Path file) {
        HttpServerResponse response = request.response();
        String name = directory.relativize(file).toString();
        String type = MimeMapping.getMimeTypeForFilename(name);
        if (type != null) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, type.startsWith("text/") ? type + ";charset=UTF-8" : type);
        }
        response.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        response.putHeader(HttpHeaders.CACHE_CONTROL, name.startsWith(HASHED) ? FOR_EVER : ASK_FIRST);
        Path compressed = file.resolveSibling(file.getFileName() + ".gz");
        if (takesGzip(request) && Files.isRegularFile(compressed)) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").sendFile(compressed.toString());
        } else {
            response.sendFile(file.toString());
        }
    }

    private static boolean takesGzip(HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip");
    }
}
