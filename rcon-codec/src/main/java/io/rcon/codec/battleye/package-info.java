/** BattlEye's datagrams (Arma, DayZ): a checksum, a type, and a sequence number. */
@NullMarked
package io.rcon.codec.battleye;

import org.jspecify.annotations.NullMarked;
