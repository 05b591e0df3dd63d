/** The monitor's page in a real browser. */
@NullMarked
package io.rcon.monitor.page;

import org.jspecify.annotations.NullMarked;
