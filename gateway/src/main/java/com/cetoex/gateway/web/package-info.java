/** The pages and what they show, open to everyone. */
@NullMarked
package com.cetoex.gateway.web;

import org.jspecify.annotations.NullMarked;
