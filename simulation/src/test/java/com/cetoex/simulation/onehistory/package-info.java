/** What is found in histories that were doctored. */
@NullMarked
package com.cetoex.simulation.onehistory;

import org.jspecify.annotations.NullMarked;
