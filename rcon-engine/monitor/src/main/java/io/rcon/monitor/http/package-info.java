/**
 * The monitor over HTTP: the JSON API, its events, the page and Prometheus, on an event loop of
 * their own.
 */
@NullMarked
package io.rcon.monitor.http;

import org.jspecify.annotations.NullMarked;
