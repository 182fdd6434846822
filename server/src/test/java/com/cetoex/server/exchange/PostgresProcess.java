package com.cetoex.server.exchange;

import com.cetoex.server.config.Flags;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server that can be paused, stopped and started again, always on the same port. */
final class PostgresProcess implements AutoCloseable {
    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;

    /** Chooses a port; starts nothing yet. */
    PostgresProcess(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    void start() throws IOException {
        server =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setCleanDataDirectory(false)
                        .setPort(port)
                        .start();
    }

    void stop() throws IOException {
        server.close();
        server = null;
    }

    /** SIGSTOP for every process of it: connections stand, and nothing answers. */
    void pause() {
        signal("-STOP");
    }

    void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            long postmaster =
                    Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
            List<String> command = new ArrayList<>(List.of("kill", signal));
            ProcessHandle handle = ProcessHandle.of(postmaster).orElseThrow();
            Stream.concat(Stream.of(handle), handle.descendants())
                    .forEach(process -> command.add(String.valueOf(process.pid())));
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An empty database. */
    void create(String database) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
    }

    Connection connect(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    /** What makes an exchange keep its history there. */
    Flags flags(String database) {
        return Flags.none()
                .with("cetoex.history.database", "postgresql")
                .with("cetoex.history.url", "jdbc:postgresql://127.0.0.1:" + port + "/" + database)
                .with("cetoex.history.user", "postgres")
                .with("cetoex.history.password", "postgres")
                .with("cetoex.history.retry-interval", "100 ms");
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            resume();
            stop();
        }
    }
}
