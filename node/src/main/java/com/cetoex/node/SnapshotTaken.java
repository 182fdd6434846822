package com.cetoex.node;

/**
 * A snapshot that was taken, for the operator.
 *
 * @param logPosition up to which it has the log
 * @param bytes of its recording
 * @param sequence of the last event before it
 * @param pauseMillis that no command was applied
 */
public record SnapshotTaken(long logPosition, long bytes, long sequence, long pauseMillis) {}
