package com.cetoex.projections.history;

/**
 * Where a PostgreSQL server is, and who asks it.
 *
 * @param url as JDBC writes it: {@code jdbc:postgresql://host:port/database}
 * @param user with the right to make tables in its schema
 * @param password of the user; never shown
 * @param poolSize queries at a time; more wait
 */
public record PostgresAddress(String url, String user, String password, int poolSize) {
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
