/** The operator's commands on a data folder: snapshot, backup, restore and verify. */
@NullMarked
package com.cetoex.server.operate;

import org.jspecify.annotations.NullMarked;
