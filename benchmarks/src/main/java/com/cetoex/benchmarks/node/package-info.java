/** The durable node without HTTP: commands through the cluster's ingress. */
@NullMarked
package com.cetoex.benchmarks.node;

import org.jspecify.annotations.NullMarked;
