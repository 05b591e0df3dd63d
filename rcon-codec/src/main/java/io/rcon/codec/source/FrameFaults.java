package io.rcon.codec.source;

/**
 * The faults that frames of a server may have. A value.
 *
 * @param missingNuls they may lack one or both closing NULs
 * @param lyingLengths they may announce more bytes than are sent: one that ends a read with its
 *     closing NULs is whole, since no text holds a NUL
 * @param strayTails behind an empty one may lie the seven bytes {@code 00 01 00 00 00 00 00}, which
 *     are dropped; a whole frame of 256 bytes under the id 0 that begins with them is kept
 */
public record FrameFaults(boolean missingNuls, boolean lyingLengths, boolean strayTails) {
  /** Frames are as they should be. */
  public static final FrameFaults NONE = new FrameFaults(false, false, false);
}
