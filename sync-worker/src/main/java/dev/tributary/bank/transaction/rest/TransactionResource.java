package dev.tributary.bank.transaction.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.bank.account.Accounts;
import dev.tributary.bank.rest.Tenant;
import dev.tributary.bank.transaction.RowState;
import dev.tributary.bank.transaction.StoredTransactions;
import dev.tributary.bank.transaction.TransactionFilter;
import dev.tributary.problems.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/truelayer/transactions")
@Authenticated
@RunOnVirtualThread
class TransactionResource {

    private final StoredTransactions transactions;
    private final Accounts accounts;
    private final ObjectMapper json;
    private final Tenant tenant;

    TransactionResource(StoredTransactions transactions, Accounts accounts, ObjectMapper json, Tenant tenant) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.json = json;
        this.tenant = tenant;
    }

    /// Booked and pending rows, unless `status` says otherwise.
    @GET
    public TransactionView.Items list(@BeanParam TransactionQuery query) {
        var filter = query.filter(tenant.userId(), accounts, List.of(RowState.BOOKED, RowState.PENDING));
        return TransactionView.Items.of(transactions.page(filter, query.after(), query.rows()));
    }

    /// Everything the filters match, row by row, and booked ones only unless `status` says otherwise: the answer begins
    // at once and memory stays flat.
    @GET
    @Path("/export")
    public Response export(@BeanParam TransactionQuery query, @RestQuery @Nullable String format) {
        var filter = query.filter(tenant.userId(), accounts, List.of(RowState.BOOKED));
        return switch (format == null ? "csv" : format) {
            case "csv" -> download(stream(filter, new CsvExport()), "text/csv;charset=UTF-8", "transactions.csv");
            case "jsonl" ->
                download(stream(filter, new JsonLinesExport(json)), "application/jsonl", "transactions.jsonl");
            default -> throw Problems.invalid("invalid_format", "format", "format must be csv or jsonl.");
        };
    }

    private StreamingOutput stream(TransactionFilter filter, ExportFormat format) {
        return out -> {
            try (var lines = new ExportLines(out)) {
                lines.write(format.head());
                transactions.each(filter, each -> lines.write(format.line(TransactionView.of(each))));
            }
        };
    }

    private static Response download(StreamingOutput body, String type, String name) {
        return Response.ok(body, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
