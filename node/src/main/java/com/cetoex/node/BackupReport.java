package com.cetoex.node;

/**
 * What a backup holds.
 *
 * @param bytes that were written, holes left out
 * @param logPosition every command up to this position of the log is in it, and none behind
 * @param lastSequence every event up to this sequence is in it, and perhaps some behind
 */
public record BackupReport(long bytes, long logPosition, long lastSequence) {}
