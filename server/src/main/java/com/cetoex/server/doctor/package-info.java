/** Looks at machine, data folder and settings before, or while, an exchange runs. */
@NullMarked
package com.cetoex.server.doctor;

import org.jspecify.annotations.NullMarked;
