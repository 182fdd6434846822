package com.cetoex.server.doctor;

import com.cetoex.server.config.ConfigurationFault;
import com.cetoex.server.config.Flags;
import com.cetoex.server.config.Settings;
import com.cetoex.server.config.SettingsReader;
import com.cetoex.server.doctor.Finding.Level;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cetoex doctor}: says whether an exchange would run well here, and what to do if not. */
@Command(
        name = "doctor",
        description = {
            "Looks at JDK, memory, disk, clock, port, settings and data folder, and says what to do.",
            "",
            "Changes nothing, and may be used while the exchange runs.",
            ""
        },
        exitCodeList = {
            "0:nothing fails; there may be warnings",
            "1:something fails: an exchange would not start, or not serve",
            "2:the arguments were not understood"
        },
        footer = {"  ./cetoex doctor", "  ./cetoex doctor --data data --port 8080"})
public final class DoctorCommand implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder to look at; without it, the machine alone is looked at.")
    @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port that the exchange shall have (default: 8080).")
    @Nullable Integer port;

    @Option(names = "--config", paramLabel = "FILE", description = "The settings to check.")
    @Nullable Path config;

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>(MachineChecks.look());
        findings.add(ClockCheck.look());
        Optional<Settings> settings = settings(findings);
        Settings used = settings.orElseGet(() -> new SettingsReader().read(Flags.none(), Map.of()));
        Optional<FolderUse> use = Optional.ofNullable(data).map(FolderUse::of);
        if (data != null) {
            findings.addAll(new FolderChecks(data).look(use.orElseThrow()));
            findings.addAll(new DiskChecks(data, used.log().lowWaterBytes()).look());
        }
        findings.add(PortCheck.look(used.http(), use));
        findings.forEach(this::tell);
        return conclude(findings);
    }

    private Optional<Settings> settings(List<Finding> findings) {
        Flags flags = config == null ? Flags.none() : Flags.none().withFile(config);
        flags = port == null ? flags : flags.with("cetoex.http.port", port);
        try {
            Settings settings = new SettingsReader().read(flags, System.getenv());
            findings.add(
                    Finding.ok(
                            "settings", config == null ? "understood" : config + " is understood"));
            return Optional.of(settings);
        } catch (ConfigurationFault e) {
            findings.add(
                    Finding.fail(
                            "settings",
                            String.valueOf(e.getMessage()),
                            "Every setting is explained in server/src/main/resources/reference.conf."));
            return Optional.empty();
        }
    }

    private void tell(Finding finding) {
        out().printf(
                        "%s  %-13s  %s%n",
                        word(finding.level()), finding.subject(), finding.sentence());
        if (!finding.advice().isEmpty()) {
            out().printf("      %-13s  -> %s%n", "", finding.advice());
        }
    }

    private static String word(Level level) {
        return switch (level) {
            case OK -> Ansi.AUTO.string("@|green ok  |@");
            case WARN -> Ansi.AUTO.string("@|yellow warn|@");
            case FAIL -> Ansi.AUTO.string("@|bold,red fail|@");
        };
    }

    private int conclude(List<Finding> findings) {
        long warnings = count(findings, Level.WARN);
        long failures = count(findings, Level.FAIL);
        out().println();
        out().println(
                        failures > 0
                                ? "Mend what fails before an exchange can run here."
                                : warnings > 0
                                        ? "An exchange can run here. Warnings: " + warnings + "."
                                        : "All is well.");
        out().flush();
        return failures > 0 ? 1 : 0;
    }

    private static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
