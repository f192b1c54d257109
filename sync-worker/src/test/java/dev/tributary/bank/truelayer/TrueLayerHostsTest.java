package dev.tributary.bank.truelayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Others have asked a sandbox that does not exist, or the live bank with the sandbox's tokens.
class TrueLayerHostsTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern HOST = Pattern.compile("https://(api|auth)\\.truelayer(-sandbox)?\\.com(/data/v1)?");
    private static final Pattern SETTING =
            Pattern.compile("TRUELAYER_(?:API|AUTH)_URL\\W+(?:\\$\\{\\w+:-)?(https://[^\\s}]+)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                ".env.example",
                "docker-compose.yml",
                "deploy/kubernetes/base/settings.env",
                "deploy/kubernetes/overlays/production/settings.env"
            })
    void whatIsDeployedAsksOneOfTrueLayersHostsAndBothOfTheSameWorld(String file) throws IOException {
        // when
        var hosts = SETTING.matcher(Files.readString(PROJECT.resolve(file)))
                .results()
                .map(found -> found.group(1))
                .toList();

        // then
        assertThat(hosts).hasSize(2).allMatch(host -> HOST.matcher(host).matches());
        assertThat(hosts.getFirst()).startsWith("https://api.").endsWith("/data/v1");
        assertThat(hosts.getLast()).startsWith("https://auth.").endsWith(".com");
        assertThat(hosts.stream().map(host -> host.contains("-sandbox")).distinct())
                .hasSize(1);
    }
}
