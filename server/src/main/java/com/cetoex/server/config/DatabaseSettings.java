package com.cetoex.server.config;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads where the history is kept. A password is taken and never told again. */
final class DatabaseSettings {
    private static final String URL_BEGIN = "jdbc:postgresql:";

    private DatabaseSettings() {}

    /** The kinds of database, as they are written. */
    private enum Kind {
        SQLITE,
        POSTGRESQL
    }

    static Settings.Database read(Config history) {
        return switch (SettingsReader.oneOf(history, "database", Kind.values())) {
            case SQLITE -> new Settings.Sqlite();
            case POSTGRESQL ->
                    new Settings.Postgresql(
                            url(history),
                            history.getString("user"),
                            password(history),
                            SettingsReader.within(history, "pool-size", 1, 64));
        };
    }

    private static String url(Config history) {
        String url = history.getString("url");
        if (url.contains("password=")) {
            throw new ConfigurationFault(
                    "The setting \"url\" of the history holds a password; write it into"
                            + " cetoex.history.password-file or the environment.");
        }
        if (!url.startsWith(URL_BEGIN)) {
            throw SettingsReader.outside(history, "url", URL_BEGIN + "//host:port/database");
        }
        return url;
    }

    private static String password(Config history) {
        String file = history.getString("password-file");
        if (file.isEmpty()) {
            return history.getString("password");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new ConfigurationFault(
                    "The file of the setting \"password-file\" of the history cannot be read: "
                            + e);
        }
    }
}
