package dev.tributary.testbed.truelayer;

import dev.tributary.testbed.truelayer.auth.AuthServer;
import dev.tributary.testbed.truelayer.auth.Client;
import dev.tributary.testbed.truelayer.auth.Credentials;
import dev.tributary.testbed.truelayer.bank.Amendments;
import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Customers;
import dev.tributary.testbed.truelayer.bank.Histories;
import dev.tributary.testbed.truelayer.bank.MockUsers;
import dev.tributary.testbed.truelayer.bank.ShownIds;
import dev.tributary.testbed.truelayer.data.CallGate;
import dev.tributary.testbed.truelayer.data.DataApi;
import dev.tributary.testbed.truelayer.data.UnattendedLimit;
import dev.tributary.testbed.truelayer.desk.DeskApi;
import dev.tributary.testbed.truelayer.faults.Faults;
import dev.tributary.testbed.truelayer.faults.FaultsApi;
import dev.tributary.testbed.truelayer.history.CsvFile;
import dev.tributary.testbed.truelayer.truth.CallMeter;
import dev.tributary.testbed.truelayer.truth.ServedApi;
import dev.tributary.testbed.truelayer.truth.ServedLog;
import dev.tributary.testbed.truelayer.truth.Truth;
import dev.tributary.testbed.truelayer.truth.TruthApi;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;

/// TrueLayer on this machine: its auth server and its Data API on one port, over invented banks.
public final class TrueLayerSimulator implements AutoCloseable {
    private final Vertx vertx;
    private final HttpServer server;
    private final Faults faults;
    private final CallMeter meter;
    private final Truth truth;
    private final UnattendedLimit limit;
    private final ServedLog log;

    private TrueLayerSimulator(Options options) {
        var client = new Client(options.clientId(), options.clientSecret());
        var clock = options.clock();
        var customers = customers(options);
        var amendments = new Amendments();
        var shownIds = new ShownIds(customers);
        var histories = new Histories(clock, amendments);
        faults = new Faults();
        meter = new CallMeter();
        truth = new Truth(customers, histories);
        limit = new UnattendedLimit(clock);
        var credentials = new Credentials(client, customers, clock, faults, options.credentials());

        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(8)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        log = new ServedLog(clock);
        var router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false));
        var dataApi = new DataApi(
                client, clock, histories, new CallGate(credentials, faults, meter, limit, shownIds, log, clock));
        dataApi.mount(router);
        new AuthServer(client, customers, credentials, faults, meter, shownIds, customer -> prepare(dataApi, customer))
                .mount(router);
        new TruthApi(truth, customers, credentials::connectedCustomers, meter, shownIds).mount(router);
        new DeskApi(amendments, histories, shownIds).mount(router);
        new ServedApi(log, shownIds).mount(router);
        limit.mount(router);
        new FaultsApi(faults).mount(router);
        // Broken connections are only what they claim to be while a connection carries one call at a time.
        server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .requestHandler(router)
                .listen(options.port())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /// Starts it and waits until it listens.
    public static TrueLayerSimulator start(Options options) {
        return new TrueLayerSimulator(options);
    }

    /// While the customer's browser is on its way back.
    private void prepare(DataApi dataApi, Customer customer) {
        vertx.<Void>executeBlocking(
                () -> {
                    dataApi.prepare(customer);
                    return null;
                },
                false);
    }

    private static Customers customers(Options options) {
        var users = new MockUsers(options.seed());
        var all = new ArrayList<>(users.all());
        all.add(users.crowd("bulk", options.bulk().accounts(), options.bulk().rowsPerAccount()));
        all.add(users.crowd("parallel", 5, 60));
        all.add(users.crowd("thousands", 1, 5_000));
        all.add(users.crowd("million", 1, 1_000_000));
        if (options.csv() != null) {
            all.add(users.csv(CsvFile.read(options.csv())));
        }
        return new Customers(all);
    }

    public int port() {
        return server.actualPort();
    }

    /// Where everything is, `/_testbed` too.
    public String baseUrl() {
        return "http://localhost:" + port();
    }

    /// What a product configures as TrueLayer's auth host.
    public String authUrl() {
        return baseUrl();
    }

    /// What a product configures as TrueLayer's data host, version path included.
    public String apiUrl() {
        return baseUrl() + "/data/v1";
    }

    public Faults faults() {
        return faults;
    }

    public Truth truth() {
        return truth;
    }

    public CallMeter calls() {
        return meter;
    }

    public ServedLog served() {
        return log;
    }

    public UnattendedLimit unattendedLimit() {
        return limit;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
