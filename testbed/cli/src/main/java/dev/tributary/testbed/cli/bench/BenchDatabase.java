package dev.tributary.testbed.cli.bench;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/// A benchmark's own look into the database of its stack, past the product.
final class BenchDatabase implements AutoCloseable {

    private static final String ROWS = "SELECT count(*) FROM bank.transactions";

    static final String USER = "postgres";

    private final Connection connection;
    private final String url;
    private final String password;

    private BenchDatabase(String url, String password) throws SQLException {
        this.connection = DriverManager.getConnection(url, USER, password);
        this.url = url;
        this.password = password;
    }

    static BenchDatabase open(Path stateDirectory, String databaseUrl) {
        try {
            return new BenchDatabase("jdbc:postgresql://" + databaseUrl, SuperuserPassword.in(stateDirectory));
        } catch (SQLException | IOException failure) {
            throw new WorkFailed("The database of the stack cannot be looked into: " + failure.getMessage(), failure);
        }
    }

    Connection connection() {
        return connection;
    }

    String url() {
        return url;
    }

    String password() {
        return password;
    }

    long rows() {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(ROWS)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    long rowsOf(UUID account) {
        try (var statement = connection.prepareStatement(ROWS + " WHERE account_id = ?")) {
            statement.setObject(1, account);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    private static WorkFailed unreadable(SQLException failure) {
        return new WorkFailed("The rows cannot be counted: " + failure.getMessage(), failure);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new WorkFailed("The database did not let go: " + failure.getMessage(), failure);
        }
    }
}
