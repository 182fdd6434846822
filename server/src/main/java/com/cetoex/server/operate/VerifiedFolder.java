package com.cetoex.server.operate;

import com.cetoex.node.FolderVerification;
import com.cetoex.node.NodeRefused;
import com.cetoex.node.StorageFailed;
import com.cetoex.node.VerificationReport;
import com.cetoex.server.backup.BackupFault;
import com.cetoex.server.backup.BackupFiles;
import com.cetoex.server.backup.BackupManifest;
import com.cetoex.server.backup.BackupRestore;
import com.cetoex.server.terminal.StepProgress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** Verifies a folder and tells what was found. */
final class VerifiedFolder {
    /** EX_DATAERR of sysexits.h: what is stored is damaged. */
    private static final int DAMAGED = 65;

    private final Path folder;
    private final PrintWriter out;
    private final PrintWriter err;

    VerifiedFolder(Path folder, CommandSpec spec) {
        this.folder = folder;
        out = spec.commandLine().getOut();
        err = spec.commandLine().getErr();
    }

    /** The status to end with. */
    int report(StepProgress progress) {
        if (BackupRestore.isUnfinished(folder)) {
            err.println(
                    "The restore into "
                            + folder
                            + " was broken off. Remove the folder and restore again.");
            return DAMAGED;
        }
        try {
            List<String> faults = new ArrayList<>();
            if (BackupManifest.isIn(folder)) {
                faults.addAll(BackupFiles.faults(folder, progress));
            }
            VerificationReport report = FolderVerification.verify(folder, progress);
            faults.addAll(report.faults());
            progress.close();
            tell(report);
            return tell(faults);
        } catch (NodeRefused e) {
            err.println("Nothing was verified: " + e.getMessage() + ".");
            return 1;
        } catch (BackupFault e) {
            return tell(List.of(String.valueOf(e.getMessage())));
        } catch (StorageFailed | InternalError e) {
            // Of a mapped file a disk that cannot read makes an InternalError.
            return tell(List.of("the disk does not give back what is in " + folder + ": " + e));
        }
    }

    private void tell(VerificationReport report) {
        out.printf(
                Locale.ROOT,
                "%s%n  snapshots     %,d read and compared%n  commands      %,d applied, up to log position %,d%n"
                        + "  events        %,d read; the last is %,d%n  open orders   %,d%n  state         %016x%n",
                folder,
                report.snapshots(),
                report.commands(),
                report.logPosition(),
                report.events(),
                report.lastSequence(),
                report.openOrders(),
                report.stateHash());
        report.remarks().forEach(remark -> out.println("  note          " + remark));
    }

    private int tell(List<String> faults) {
        if (faults.isEmpty()) {
            out.println("All is whole.");
            out.flush();
            return 0;
        }
        out.flush();
        faults.forEach(fault -> err.println("DAMAGED: " + fault));
        err.println(
                "Keep the folder as it is. Restore the newest backup that is whole into another folder:"
                        + " ./cetoex restore --from BACKUP --data DIR.");
        err.flush();
        return DAMAGED;
    }
}
