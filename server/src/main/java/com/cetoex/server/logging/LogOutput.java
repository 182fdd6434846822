package com.cetoex.server.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import com.cetoex.server.config.Settings.LogFormat;
import com.cetoex.server.config.Settings.LogLevel;
import com.cetoex.server.config.Settings.Logging;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the log to standard error. Logback finds this class as its configurator, so that no XML is
 * parsed at a start; {@link #configure} changes format and level once the settings are read.
 */
public final class LogOutput extends ContextAwareBase implements Configurator {
    private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %logger{0} - %msg%n";

    /** They tell at INFO what interests their authors. */
    private static final List<String> LOUD_LIBRARIES =
            List.of("org.flywaydb", "com.zaxxer", "io.netty", "io.vertx");

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        install(loggers, new Logging(LogFormat.TEXT, LogLevel.INFO));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Applies the operator's settings. */
    public static void configure(Logging logging) {
        LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        loggers.reset();
        install(loggers, logging);
    }

    private static void install(LoggerContext loggers, Logging logging) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(loggers);
        console.setTarget("System.err");
        console.setEncoder(encoder(loggers, logging.format()));
        console.start();
        ch.qos.logback.classic.Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(console);
        root.setLevel(Level.valueOf(logging.level().name()));
        if (logging.level() != LogLevel.DEBUG) {
            LOUD_LIBRARIES.forEach(name -> loggers.getLogger(name).setLevel(Level.WARN));
        }
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext loggers, LogFormat format) {
        Encoder<ILoggingEvent> encoder =
                switch (format) {
                    case TEXT -> {
                        PatternLayoutEncoder text = new PatternLayoutEncoder();
                        text.setPattern(PATTERN);
                        yield text;
                    }
                    case JSON -> new JsonEncoder();
                };
        encoder.setContext(loggers);
        encoder.start();
        return encoder;
    }
}
