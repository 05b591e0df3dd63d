/** The shaded engine, run as an embedder would. */
@NullMarked
package io.rcon.shaded;

import org.jspecify.annotations.NullMarked;
