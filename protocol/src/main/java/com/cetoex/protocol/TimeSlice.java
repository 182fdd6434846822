package com.cetoex.protocol;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/**
 * How long a thread asks to run before another thread of its core may.
 *
 * <p>Linux lets a thread run for some milliseconds once it runs, whoever else becomes ready, unless
 * that one asked for shorter slices: then it comes first. The threads of a command's way work for
 * microseconds and have others to wait for them; with short slices they need not wait for a thread
 * that works long, such as the history's or the JVM's compiler. Needs no privileges. Older kernels
 * than Linux 6.12 pass over the wish, other systems do not know it.
 *
 * <p>Source: sched_setattr(2), {@code sched_runtime} of {@code SCHED_OTHER}.
 */
@SuppressWarnings("restricted")
public final class TimeSlice {
    /** The shortest that Linux grants, in nanoseconds. */
    static final long SHORTEST_NANOS = 100_000;

    private static final int THIS_THREAD = 0;
    private static final int NO_FLAGS = 0;

    /** {@code SCHED_OTHER}; to a thread of another policy somebody gave more than a slice. */
    private static final int USUAL_POLICY = 0;

    // struct sched_attr, its first version.
    private static final int ATTRIBUTES_LENGTH = 48;
    private static final int LENGTH_OFFSET = 0;
    private static final int POLICY_OFFSET = 4;
    private static final int SLICE_OFFSET = 24;

    private TimeSlice() {}

    /**
     * Asks for the shortest slices for the current thread; nothing else of it changes.
     *
     * @return false where that cannot be had
     */
    public static boolean shorten() {
        Optional<Calls> calls = Calls.FOUND;
        if (calls.isEmpty()) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(ATTRIBUTES_LENGTH, Long.BYTES);
            if (!calls.get().read(attributes)
                    || attributes.get(JAVA_INT, POLICY_OFFSET) != USUAL_POLICY) {
                return false;
            }
            attributes.set(JAVA_INT, LENGTH_OFFSET, ATTRIBUTES_LENGTH);
            attributes.set(JAVA_LONG, SLICE_OFFSET, SHORTEST_NANOS);
            return calls.get().write(attributes)
                    && calls.get().read(attributes)
                    && attributes.get(JAVA_LONG, SLICE_OFFSET) == SHORTEST_NANOS;
        }
    }

    /** The system calls, by the numbers that they have on this processor. */
    private record Calls(MethodHandle syscall, long getNumber, long setNumber) {
        static final Optional<Calls> FOUND = find();

        private static Optional<Calls> find() {
            if (!System.getProperty("os.name").equals("Linux")) {
                return Optional.empty();
            }
            return switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
                case "amd64" -> Optional.of(new Calls(syscallHandle(), 315, 314));
                case "aarch64" -> Optional.of(new Calls(syscallHandle(), 275, 274));
                default -> Optional.empty();
            };
        }

        private static MethodHandle syscallHandle() {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("syscall"),
                    FunctionDescriptor.of(
                            JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG),
                    Linker.Option.firstVariadicArg(1));
        }

        boolean read(MemorySegment attributes) {
            return call(getNumber, attributes, ATTRIBUTES_LENGTH);
        }

        boolean write(MemorySegment attributes) {
            return call(setNumber, attributes, NO_FLAGS);
        }

        private boolean call(long number, MemorySegment attributes, long third) {
            try {
                long result =
                        (long)
                                syscall.invokeExact(
                                        number,
                                        (long) THIS_THREAD,
                                        attributes,
                                        third,
                                        (long) NO_FLAGS);
                return result == 0;
            } catch (RuntimeException | Error fault) {
                throw fault;
            } catch (Throwable impossible) {
                throw new IllegalStateException("a system call threw", impossible);
            }
        }
    }
}
