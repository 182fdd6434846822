package com.cetoex.node;

import io.aeron.archive.client.ArchiveException;
import io.aeron.exceptions.AeronException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.AgentTerminationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges every error of the node's threads, and tells the listener of the first fatal one.
 *
 * <p>Aeron's threads go on after most errors, so that a process may live that serves nothing: a
 * damaged log, for one, is read again and again. Here only Aeron's own warnings are survived, and,
 * by a node that serves, its errors that are not fatal. The end of a thread, a disk that refuses,
 * and whatever nobody foresaw are death. Safe from any thread.
 */
final class NodeDeath implements ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(NodeDeath.class);

    private final DeathListener listener;
    private final AtomicReference<@Nullable Throwable> cause = new AtomicReference<>();
    private volatile boolean isServing;
    private volatile boolean isStopping;

    NodeDeath(DeathListener listener) {
        this.listener = listener;
    }

    /** The node is being stopped: that its threads end is no death any more. */
    void expectTheEnd() {
        isStopping = true;
    }

    /** The log is applied: from now on errors are none of a damaged folder. */
    void serving() {
        isServing = true;
    }

    /** What the node died of, or null while it lives. */
    @Nullable Throwable cause() {
        return cause.get();
    }

    /** A thread of the node ended. */
    void onTermination(String thread) {
        if (!isStopping) {
            report(ExitCode.AGENT_DIED, new IllegalStateException("the " + thread + " ended"));
        }
    }

    @Override
    public void onError(Throwable error) {
        if (isStopping) {
            LOG.debug("While stopping", error);
        } else if (isSurvivable(error)) {
            LOG.warn("Aeron says: {}", error.getMessage());
        } else {
            report(codeOf(error), error);
        }
    }

    /** Tells the listener, unless it was told before or the node is being stopped. */
    void report(ExitCode code, Throwable error) {
        if (!isStopping && cause.compareAndSet(null, error)) {
            listener.onDeath(code, error);
        }
    }

    private boolean isSurvivable(Throwable error) {
        if (!(error instanceof AeronException aeron) || isStorageError(error)) {
            return false;
        }
        return switch (aeron.category()) {
            case WARN -> true;
            case ERROR -> isServing;
            case FATAL -> false;
        };
    }

    private ExitCode codeOf(Throwable error) {
        if (isStorageError(error)) {
            return ExitCode.STORAGE_FAILED;
        }
        return isServing ? ExitCode.AGENT_DIED : ExitCode.REFUSED;
    }

    private static boolean isStorageError(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            // An InternalError tells of a mapped file that the disk has no room for.
            if (cause instanceof IOException
                    || cause instanceof StorageFailed
                    || cause instanceof InternalError) {
                return true;
            }
            if (cause instanceof ArchiveException archive
                    && archive.errorCode() == ArchiveException.STORAGE_SPACE) {
                return true;
            }
        }
        return false;
    }

    /** Wraps an error so that the thread that meets it ends instead of going on. */
    static AgentTerminationException end(Throwable error) {
        return new AgentTerminationException(error);
    }
}
