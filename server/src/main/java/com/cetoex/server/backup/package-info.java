/** Backups of a data folder: how one is made, recognised, checked and restored. */
@NullMarked
package com.cetoex.server.backup;

import org.jspecify.annotations.NullMarked;
