package com.cetoex.server.operate;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The data folder that a command is about. */
final class DataOption {
    @Spec(Target.MIXEE)
    CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the exchange. Required.")
    @Nullable Path data;

    /** The folder as it was named. */
    Path folder() {
        if (data == null) {
            throw new ParameterException(spec.commandLine(), "Name the data folder: --data DIR.");
        }
        return data;
    }

    /** Why the folder cannot be an exchange's; empty when it can. */
    String whyNone() {
        Path folder = folder();
        if (!Files.exists(folder)) {
            return folder + " does not exist.";
        }
        return Files.isDirectory(folder) ? "" : folder + " is no folder.";
    }
}
