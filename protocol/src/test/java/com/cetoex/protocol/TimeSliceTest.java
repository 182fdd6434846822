package com.cetoex.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The kernel's own word for what a thread got. */
class TimeSliceTest {
    private static final Path NICE_AND_MORE = Path.of("/proc/thread-self/stat");
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");

    @Test
    void aThreadGetsShortSlicesWhereTheKernelHasThem()
            throws InterruptedException, ExecutionException {
        assertThat(inAThread(TimeSlice::shorten)).isEqualTo(hasSlices());
    }

    @Test
    void aThreadMayAskTwice() throws InterruptedException, ExecutionException {
        assertThat(
                        inAThread(
                                () -> {
                                    TimeSlice.shorten();
                                    return TimeSlice.shorten();
                                }))
                .isEqualTo(hasSlices());
    }

    @Test
    void theThreadsPriorityStaysAsItWas() throws InterruptedException, ExecutionException {
        assertThat(
                        inAThread(
                                () -> {
                                    List<String> before = priorities();
                                    TimeSlice.shorten();
                                    return priorities().equals(before);
                                }))
                .isTrue();
    }

    /** Of its own, since a slice stays with a thread. */
    private static boolean inAThread(Callable<Boolean> question)
            throws InterruptedException, ExecutionException {
        FutureTask<Boolean> task = new FutureTask<>(question);
        Thread.ofPlatform().start(task);
        return task.get();
    }

    /** Priority, niceness and policy; nothing where there is no such file. */
    private static List<String> priorities() throws IOException {
        if (!Files.exists(NICE_AND_MORE)) {
            return List.of();
        }
        String stat = Files.readString(NICE_AND_MORE);
        List<String> behindName = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return List.of(behindName.get(15), behindName.get(16), behindName.get(38));
    }

    /** Linux from 6.12 on. */
    private static boolean hasSlices() {
        Matcher version = VERSION.matcher(System.getProperty("os.version"));
        assertThat(version.lookingAt()).isTrue();
        int major = Integer.parseInt(version.group(1));
        return System.getProperty("os.name").equals("Linux")
                && (major > 6 || (major == 6 && Integer.parseInt(version.group(2)) >= 12));
    }
}
