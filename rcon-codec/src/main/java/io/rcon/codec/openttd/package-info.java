/** The packets of OpenTTD's admin port: a size, a type, and fields. */
@NullMarked
package io.rcon.codec.openttd;

import org.jspecify.annotations.NullMarked;
