package com.cetoex.server.exchange;

import com.cetoex.projections.history.HistoryDatabase;
import com.cetoex.projections.history.PostgresAddress;
import com.cetoex.server.config.Settings;
import java.nio.file.Path;

/** Where the history of a data folder is kept. */
public final class HistoryFiles {
    private HistoryFiles() {}

    /** The history's database, not opened yet. */
    public static HistoryDatabase database(Path dataFolder, Settings.History settings) {
        return switch (settings.database()) {
            case Settings.Sqlite() -> HistoryDatabase.at(dataFolder.resolve("history.db"));
            case Settings.Postgresql(String url, String user, String password, int poolSize) ->
                    HistoryDatabase.at(new PostgresAddress(url, user, password, poolSize));
        };
    }
}
