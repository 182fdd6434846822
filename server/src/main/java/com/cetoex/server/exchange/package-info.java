/**
 * The exchange as one process: wires node, views, history and gateway, starts them and ends them.
 */
@NullMarked
package com.cetoex.server.exchange;

import org.jspecify.annotations.NullMarked;
