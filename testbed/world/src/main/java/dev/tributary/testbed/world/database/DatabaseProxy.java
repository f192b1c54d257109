package dev.tributary.testbed.world.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Stands between the services and PostgreSQL. While it is told to, the connection breaks at the worst moment: some
/// commits are made and nobody hears of it, others never arrive. To the service both look the same.
public final class DatabaseProxy {

    private static final int ONE_COMMIT_IN = 12;
    private static final int WAITING_CONNECTIONS = 64;

    private final ServerSocket listener;
    private final int databasePort;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicLong lost = new AtomicLong();
    private volatile boolean losing;

    /// What becomes of a commit.
    enum Fate {
        /// It is made, and the service hears of it.
        ANSWERED,
        /// It is made, and the answer is lost.
        UNHEARD,
        /// The request is lost, so it is not made.
        UNMADE
    }

    private DatabaseProxy(ServerSocket listener, int databasePort) {
        this.listener = listener;
        this.databasePort = databasePort;
    }

    public static DatabaseProxy start(int port, int databasePort) {
        try {
            var proxy = new DatabaseProxy(
                    new ServerSocket(port, WAITING_CONNECTIONS, InetAddress.getLoopbackAddress()), databasePort);
            Thread.ofVirtual().name("database-proxy").start(proxy::acceptForever);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("the database proxy did not start on port " + port, e);
        }
    }

    /// From now on one commit in a dozen is lost, in either way.
    public void loseCommits() {
        losing = true;
    }

    public void keepCommits() {
        losing = false;
    }

    /// Commits of which nobody heard, and commits that never arrived.
    public long lost() {
        return lost.get();
    }

    public void stop() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        links.forEach(Link::close);
    }

    Fate fateOfCommit() {
        if (!losing || ThreadLocalRandom.current().nextInt(ONE_COMMIT_IN) != 0) {
            return Fate.ANSWERED;
        }
        lost.incrementAndGet();
        return ThreadLocalRandom.current().nextBoolean() ? Fate.UNHEARD : Fate.UNMADE;
    }

    void over(Link link) {
        links.remove(link);
    }

    private void acceptForever() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException closed) {
                // the loop sees it
            }
        }
    }

    private void connect(Socket service) {
        try {
            var link = new Link(this, service, new Socket(InetAddress.getLoopbackAddress(), databasePort));
            links.add(link);
            link.begin();
        } catch (IOException databaseAway) {
            closeQuietly(service);
        }
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // that is what was wanted
        }
    }
}
