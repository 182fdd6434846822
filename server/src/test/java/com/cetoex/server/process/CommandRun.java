package com.cetoex.server.process;

import com.cetoex.server.doctor.DoctorCommand;
import com.cetoex.server.operate.BackupCommand;
import com.cetoex.server.operate.RestoreCommand;
import com.cetoex.server.operate.SnapshotCommand;
import com.cetoex.server.operate.VerifyCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/**
 * An operator's command that ran to its end, in the test's own process.
 *
 * @param status it ended with
 * @param output all that it told
 */
record CommandRun(int status, String output) {
    static CommandRun snapshot(Path data) {
        return run(new SnapshotCommand(), "--data", data.toString());
    }

    static CommandRun backup(Path data, Path destination) {
        return run(new BackupCommand(), "--data", data.toString(), "--to", destination.toString());
    }

    static CommandRun restore(Path backup, Path data) {
        return run(new RestoreCommand(), "--from", backup.toString(), "--data", data.toString());
    }

    static CommandRun verify(Path data) {
        return run(new VerifyCommand(), "--data", data.toString());
    }

    static CommandRun doctor(String... arguments) {
        return run(new DoctorCommand(), arguments);
    }

    private static CommandRun run(Callable<Integer> command, String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        int status = new CommandLine(command).setOut(writer).setErr(writer).execute(arguments);
        return new CommandRun(status, output.toString());
    }

    List<String> lines() {
        return output.lines().toList();
    }
}
