/** Datagrams of SA-MP and open.mp: a header with the server's address, and an opcode. */
@NullMarked
package io.rcon.codec.samp;

import org.jspecify.annotations.NullMarked;
