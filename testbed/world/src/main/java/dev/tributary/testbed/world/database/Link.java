package dev.tributary.testbed.world.database;

import dev.tributary.testbed.world.database.DatabaseProxy.Fate;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// One connection of a service to the database, message by message as PostgreSQL's protocol (version 3) frames them.
final class Link {

    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;
    private static final int END = -1;
    private static final int LENGTH_BYTES = 4;
    private static final String COMMIT = "COMMIT\0";

    private final DatabaseProxy proxy;
    private final Socket service;
    private final Socket database;
    private volatile boolean unheard;

    Link(DatabaseProxy proxy, Socket service, Socket database) {
        this.proxy = proxy;
        this.service = service;
        this.database = database;
    }

    void begin() throws IOException {
        service.setTcpNoDelay(true);
        database.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> untilBroken(this::passRequests));
    }

    void close() {
        DatabaseProxy.closeQuietly(service);
        DatabaseProxy.closeQuietly(database);
        proxy.over(this);
    }

    @FunctionalInterface
    private interface Passing {
        void pass() throws IOException;
    }

    private void untilBroken(Passing passing) {
        try {
            passing.pass();
        } catch (IOException broken) {
            // both sides notice when this one closes
        } finally {
            close();
        }
    }

    private void passRequests() throws IOException {
        var in = reading(service);
        var out = writing(database);
        passStartup(in, out);
        Thread.ofVirtual().start(() -> untilBroken(this::passAnswers));
        for (int type = in.read(); type != END; type = in.read()) {
            var body = body(in);
            var fate = isCommit(type, body) ? proxy.fateOfCommit() : Fate.ANSWERED;
            if (fate == Fate.UNMADE) {
                return;
            }
            unheard = unheard || fate == Fate.UNHEARD;
            pass(type, body, in, out);
        }
    }

    /// Before the first message with a type the service may ask for encryption, which is answered by one byte.
    private void passStartup(DataInputStream in, DataOutputStream out) throws IOException {
        var body = body(in);
        out.writeInt(body.length + LENGTH_BYTES);
        out.write(body);
        out.flush();
        int code = new DataInputStream(new ByteArrayInputStream(body)).readInt();
        if (code == SSL_REQUEST || code == GSS_REQUEST) {
            service.getOutputStream().write(database.getInputStream().read());
            passStartup(in, out);
        }
    }

    private void passAnswers() throws IOException {
        var in = reading(database);
        var out = writing(service);
        for (int type = in.read(); type != END; type = in.read()) {
            var body = body(in);
            if (!unheard) {
                pass(type, body, in, out);
            } else if (isEndOfCommit(type, body)) {
                return;
            }
        }
    }

    private static void pass(int type, byte[] body, DataInputStream in, DataOutputStream out) throws IOException {
        out.write(type);
        out.writeInt(body.length + LENGTH_BYTES);
        out.write(body);
        if (in.available() == 0) {
            out.flush();
        }
    }

    private static boolean isCommit(int type, byte[] body) {
        return type == 'Q' && body.length == COMMIT.length() && text(body).equalsIgnoreCase(COMMIT);
    }

    /// Made, or refused: either is over now.
    private static boolean isEndOfCommit(int type, byte[] body) {
        return type == 'E'
                || (type == 'C' && (text(body).equals(COMMIT) || text(body).equals("ROLLBACK\0")));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.US_ASCII);
    }

    private static byte[] body(DataInputStream in) throws IOException {
        var body = new byte[in.readInt() - LENGTH_BYTES];
        in.readFully(body);
        return body;
    }

    private static DataInputStream reading(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    private static DataOutputStream writing(Socket socket) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }
}
