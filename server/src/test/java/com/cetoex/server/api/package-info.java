/**
 * The rule book of the API, told with requests against the real gateway, engine and projections.
 */
package com.cetoex.server.api;
