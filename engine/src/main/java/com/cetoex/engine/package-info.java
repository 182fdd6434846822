/** The rules: books, ledger, command handlers and snapshot, as one deterministic state machine. */
@NullMarked
package com.cetoex.engine;

import org.jspecify.annotations.NullMarked;
