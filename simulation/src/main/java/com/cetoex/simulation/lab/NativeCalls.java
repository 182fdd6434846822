package com.cetoex.simulation.lab;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The few calls of the operating system that Java has no words for. */
@SuppressWarnings("restricted")
final class NativeCalls {
    static final int SIGSTOP = 19;
    static final int SIGCONT = 18;

    /** {@code EXT4_IOC_SHUTDOWN}: {@code _IOR('X', 125, __u32)}. */
    private static final long EXT4_IOC_SHUTDOWN = 0x8004587DL;

    /** Goes down at once; what is not on the disk yet is lost. */
    private static final int NO_LOG_FLUSH = 2;

    private static final int O_RDONLY = 0;

    private static final MethodHandle OPEN =
            call("open", Linker.Option.firstVariadicArg(2), JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CLOSE = call("close", null, JAVA_INT, JAVA_INT);
    private static final MethodHandle IOCTL =
            call(
                    "ioctl",
                    Linker.Option.firstVariadicArg(2),
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_LONG,
                    ADDRESS);
    private static final MethodHandle KILL = call("kill", null, JAVA_INT, JAVA_INT, JAVA_INT);

    private NativeCalls() {}

    private static MethodHandle call(
            String name,
            Linker.@Nullable Option option,
            MemoryLayout result,
            MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        MemorySegment address = linker.defaultLookup().findOrThrow(name);
        FunctionDescriptor shape = FunctionDescriptor.of(result, arguments);
        return option == null
                ? linker.downcallHandle(address, shape)
                : linker.downcallHandle(address, shape, option);
    }

    /** Sends a signal to a process. */
    static void signal(long pid, int signal) {
        try {
            int result = (int) KILL.invokeExact((int) pid, signal);
            if (result != 0) {
                throw new LabStopped("cannot send signal " + signal + " to process " + pid);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new LabStopped("kill", e);
        }
    }

    /** Cuts the power of a mounted ext4: what was not forced to it is gone after a new mount. */
    static void cutPower(Path mountPoint) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment flag = arena.allocateFrom(JAVA_INT, NO_LOG_FLUSH);
            int file = (int) OPEN.invokeExact(arena.allocateFrom(mountPoint.toString()), O_RDONLY);
            int result = file < 0 ? file : (int) IOCTL.invokeExact(file, EXT4_IOC_SHUTDOWN, flag);
            if (file >= 0) {
                int closed = (int) CLOSE.invokeExact(file);
                assert closed == 0;
            }
            if (result != 0) {
                throw new IOException("EXT4_IOC_SHUTDOWN of " + mountPoint + " answered " + result);
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new LabStopped("ioctl", e);
        }
    }
}
