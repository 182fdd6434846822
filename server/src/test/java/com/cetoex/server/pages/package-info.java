/** What people see and read: pages in a browser, programs of the reference, the API description. */
@NullMarked
package com.cetoex.server.pages;

import org.jspecify.annotations.NullMarked;
