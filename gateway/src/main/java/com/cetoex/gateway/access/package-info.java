/** Who may ask, and how often: credentials, request limits, failed logins. */
@NullMarked
package com.cetoex.gateway.access;

import org.jspecify.annotations.NullMarked;
