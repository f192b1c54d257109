package dev.tributary.testbed.cli.bench.progress;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/// Commits changes where import-api commits its own: from there on everything is the product's.
final class Outbox implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement insert;

    Outbox(String databaseUrl, String password) throws SQLException {
        connection = DriverManager.getConnection("jdbc:postgresql://" + databaseUrl, "postgres", password);
        connection.setAutoCommit(false);
        insert = connection.prepareStatement(
                "INSERT INTO imports.outbox (topic, key, payload) VALUES ('import.jobs', ?, ?)");
    }

    void write(UUID jobId, String event) throws SQLException {
        insert.setString(1, jobId.toString());
        insert.setString(2, event);
        insert.execute();
    }

    void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
