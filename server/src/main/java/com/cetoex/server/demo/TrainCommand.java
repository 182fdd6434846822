package com.cetoex.server.demo;

import com.cetoex.server.bootstrap.BootstrapReader;
import com.cetoex.server.config.Flags;
import com.cetoex.server.config.Settings;
import com.cetoex.server.config.SettingsReader;
import com.cetoex.server.exchange.Exchange;
import com.cetoex.server.exchange.HaltOnDeath;
import com.cetoex.server.logging.LogOutput;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code cetoex train}: starts an exchange in an empty folder, trades a little, and ends in order.
 * The launcher runs it once a build and lets the JVM record what was loaded, so that later starts
 * need a third of the time.
 */
@Command(
        name = "train",
        hidden = true,
        description = "Starts, trades a little and ends; the launcher records what a start loads.")
public final class TrainCommand implements Callable<Integer> {
    private static final int STEPS = 20;

    @Parameters(paramLabel = "DIR", description = "An empty folder.")
    Path folder;

    @Override
    public Integer call() {
        Flags flags = Flags.none().with("cetoex.http.port", 0).with("cetoex.logging.level", "warn");
        Settings settings = new SettingsReader().read(flags, Map.of());
        LogOutput.configure(settings.logging());
        byte[] bootstrap = DemoInvestors.bootstrap(TradingFloor.TRADERS);
        Exchange exchange =
                Exchange.launch(
                        folder,
                        settings,
                        Optional.of(BootstrapReader.read(bootstrap)),
                        new HaltOnDeath());
        try (TradingFloor floor = new TradingFloor(exchange.address(), 1)) {
            floor.warmUp(STEPS);
        }
        exchange.shutdown();
        return 0;
    }
}
