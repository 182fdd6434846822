/**
 * The body: hosts the engine in Aeron Cluster, and owns the log, the snapshots and the event
 * stream.
 */
@NullMarked
package com.cetoex.node;

import org.jspecify.annotations.NullMarked;
