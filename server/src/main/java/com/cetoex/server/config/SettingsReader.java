package com.cetoex.server.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the settings: a flag wins over the environment, the environment over the file, the file
 * over reference.conf.
 *
 * <p>A name that nobody knows is refused with a hint, in the file and in the environment alike.
 */
public final class SettingsReader {
    /** Every setting stands under this name in a file. */
    private static final String ROOT = "cetoex";

    private static final String ENVIRONMENT_PREFIX = "CETOEX_";

    /** What the launcher reads; no settings of the exchange. */
    private static final Set<String> LAUNCHER_VARIABLES =
            Set.of("CETOEX_JAVA_HOME", "CETOEX_JAVA_OPTS");

    private final Config reference =
            ConfigFactory.parseResources(
                    SettingsReader.class.getClassLoader(),
                    "reference.conf",
                    ConfigParseOptions.defaults()
                            .setSyntax(ConfigSyntax.CONF)
                            .setAllowMissing(false));
    private final Set<String> known = namesOf(reference);

    /**
     * Reads and checks everything.
     *
     * @throws ConfigurationFault with a sentence that names the setting and where it was set
     */
    public Settings read(Flags flags, Map<String, String> environment) {
        Config file = flags.file().map(this::parse).orElseGet(ConfigFactory::empty);
        checkNames(file, flags);
        Config merged =
                fromValues(flags.values(), "the command line")
                        .withFallback(fromValues(settingsIn(environment), "the environment"))
                        .withFallback(file)
                        .withFallback(reference)
                        .resolve();
        try {
            return settings(merged.getConfig(ROOT));
        } catch (ConfigException.WrongType | ConfigException.BadValue | ConfigException.Null e) {
            throw new ConfigurationFault("A setting has the wrong form: " + e.getMessage());
        }
    }

    private Config parse(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new ConfigurationFault("There is no configuration file " + path + ".");
        }
        try {
            return ConfigFactory.parseFile(
                    path.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
        } catch (ConfigException e) {
            throw new ConfigurationFault(
                    "The configuration file " + path + " cannot be read: " + e.getMessage());
        }
    }

    private void checkNames(Config file, Flags flags) {
        for (String name : namesOf(file)) {
            if (!known.contains(name)) {
                throw new ConfigurationFault(
                        "The configuration file "
                                + flags.file().map(Path::toString).orElse("")
                                + " sets \""
                                + name
                                + "\", which is no setting. "
                                + Suggestion.hint(name, known));
            }
        }
    }

    private Map<String, String> settingsIn(Map<String, String> environment) {
        Map<String, String> byVariable = new TreeMap<>();
        known.forEach(name -> byVariable.put(variableOf(name), name));
        Map<String, String> values = new TreeMap<>();
        environment.forEach(
                (variable, value) -> {
                    if (variable.startsWith(ENVIRONMENT_PREFIX)
                            && !LAUNCHER_VARIABLES.contains(variable)) {
                        values.put(settingOf(variable, byVariable), value);
                    }
                });
        return values;
    }

    private static String settingOf(String variable, Map<String, String> byVariable) {
        String name = byVariable.get(variable);
        if (name == null) {
            throw new ConfigurationFault(
                    "The environment sets "
                            + variable
                            + ", which is no setting. "
                            + Suggestion.hint(variable, byVariable.keySet()));
        }
        return name;
    }

    /** For example CETOEX_HTTP_COMMAND_TIMEOUT for cetoex.http.command-timeout. */
    private static String variableOf(String name) {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static Set<String> namesOf(Config config) {
        Set<String> names = new TreeSet<>();
        config.entrySet().forEach(entry -> names.add(entry.getKey()));
        return names;
    }

    private static Config fromValues(Map<String, String> values, String origin) {
        Config config = ConfigFactory.empty();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            config =
                    config.withValue(
                            entry.getKey(),
                            ConfigValueFactory.fromAnyRef(entry.getValue(), origin));
        }
        return config;
    }

    private static Settings settings(Config config) {
        return new Settings(
                http(config.getConfig("http")),
                log(config.getConfig("log")),
                history(config.getConfig("history")),
                logging(config.getConfig("logging")));
    }

    private static Settings.Http http(Config http) {
        return new Settings.Http(
                http.getString("host"),
                within(http, "port", 0, 65_535),
                within(http, "event-loops", 1, 64),
                within(http, "failed-logins-per-minute", 1, 1_000_000),
                within(http, "command-timeout", Duration.ofMillis(100), Duration.ofMinutes(1)));
    }

    private static Settings.Log log(Config log) {
        return new Settings.Log(
                oneOf(log, "durability", Settings.DurabilityPolicy.values()),
                within(log, "snapshot-interval", Duration.ofSeconds(1), Duration.ofDays(7)),
                log.getBytes("low-water"),
                log.getBytes("events-kept"));
    }

    private static Settings.History history(Config history) {
        return new Settings.History(
                within(history, "commit-interval", Duration.ZERO, Duration.ofSeconds(1)),
                within(history, "commit-rows", 1, 100_000),
                within(history, "retry-interval", Duration.ofMillis(10), Duration.ofMinutes(1)),
                DatabaseSettings.read(history));
    }

    private static Settings.Logging logging(Config logging) {
        return new Settings.Logging(
                oneOf(logging, "format", Settings.LogFormat.values()),
                oneOf(logging, "level", Settings.LogLevel.values()));
    }

    static int within(Config config, String name, int least, int most) {
        int value = config.getInt(name);
        if (value < least || value > most) {
            throw outside(config, name, least + " to " + most);
        }
        return value;
    }

    private static Duration within(Config config, String name, Duration least, Duration most) {
        Duration value = config.getDuration(name);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw outside(config, name, least.toMillis() + " ms to " + most.toMillis() + " ms");
        }
        return value;
    }

    static <E extends Enum<E>> E oneOf(Config config, String name, E[] values) {
        String text = config.getString(name);
        return Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> {
                            List<String> names =
                                    Arrays.stream(values)
                                            .map(value -> value.name().toLowerCase(Locale.ROOT))
                                            .toList();
                            return outside(config, name, "one of " + String.join(", ", names));
                        });
    }

    static ConfigurationFault outside(Config config, String name, String allowed) {
        return new ConfigurationFault(
                "The setting \""
                        + name
                        + "\" ("
                        + config.getValue(name).origin().description()
                        + ") is "
                        + config.getValue(name).unwrapped()
                        + "; it may be "
                        + allowed
                        + ".");
    }
}
