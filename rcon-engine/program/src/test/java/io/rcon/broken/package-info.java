/** The tests of secrets, faults and hostile bytes, tested: each is seen to fail where it must. */
@NullMarked
package io.rcon.broken;

import org.jspecify.annotations.NullMarked;
