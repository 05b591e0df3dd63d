/**
 * GoldSrc's datagrams (Half-Life, Counter-Strike 1.6): requests with a challenge, split answers.
 */
@NullMarked
package io.rcon.codec.goldsrc;

import org.jspecify.annotations.NullMarked;
