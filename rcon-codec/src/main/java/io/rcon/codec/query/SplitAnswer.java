package io.rcon.codec.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Joins an answer that came in several datagrams, in any order, some of them perhaps twice.
 *
 * <pre>
 *  Source   | fe ff ff ff | id (4) | total (1) | number (1) | size (2) | payload
 *           | fe ff ff ff | id (4) | total (1) | number (1) | payload                (protocol 7)
 *  GoldSrc  | fe ff ff ff | id (4) | number (upper 4 bits), total (lower 4 bits) | payload
 *
 *  bit 31 of a Source id: the joined payload is packed, and part 0 begins with
 *           | unpacked size (4) | CRC-32 of what is unpacked (4) | bzip2
 * </pre>
 *
 * A part does not say which form it has. All are tried; the one in which every part is there and
 * the joined payload begins as an answer does, with four bytes {@code ff}, is right.
 *
 * <p>Bounded: parts of more than {@value #IDS} answers, or of more bytes than the limit, push out
 * those of the oldest. Not safe for several threads. Facts: Valve's published description, ReHLDS,
 * and public clients; that the parts are joined before they are unpacked, from gamedig.
 */
public final class SplitAnswer {
  /** The effect of a part. */
  public enum Outcome {
    /** It was kept, or was there already: others are missing. */
    MORE,
    /** It was the last one: {@link #joined()} has the answer. */
    WHOLE,
    /** It is no part, or completed an answer that cannot be unpacked: it was dropped. */
    DROPPED
  }

  private static final int IDS = 4;
  private static final int PARTS = 512;
  private static final int FIRST = 8;
  private static final int BEGIN = 0xfeffffff;

  private final int limit;
  private final PackedData unpacker;
  private final Map<Integer, List<byte[]>> sets = new LinkedHashMap<>();
  private int kept;
  private byte @Nullable [] joined;

  /**
   * Starts empty.
   *
   * @param limit how many bytes may be kept, and how large an unpacked answer may be
   * @param unpacker unpacks bzip2
   */
  public SplitAnswer(int limit, PackedData unpacker) {
    this.limit = limit;
    this.unpacker = unpacker;
  }

  /**
   * Whether a datagram is a part of an answer.
   *
   * @param datagram a whole datagram
   * @return true if it begins with {@code fe ff ff ff}
   */
  public static boolean isPart(ByteBuf datagram) {
    return datagram.readableBytes() > FIRST && datagram.getInt(datagram.readerIndex()) == BEGIN;
  }

  /**
   * Takes a part.
   *
   * @param datagram a whole datagram
   * @return its effect
   */
  public Outcome add(ByteBuf datagram) {
    if (!isPart(datagram)) {
      return Outcome.DROPPED;
    }
    int id = datagram.getIntLE(datagram.readerIndex() + 4);
    byte[] part = new byte[datagram.readableBytes() - FIRST];
    datagram.getBytes(datagram.readerIndex() + FIRST, part);
    if (part.length > limit) {
      return Outcome.DROPPED;
    }
    List<byte[]> parts = sets.computeIfAbsent(id, i -> new ArrayList<>());
    parts.add(part);
    kept += part.length;
    while (sets.size() > IDS || kept > limit || parts.size() > PARTS) {
      forget(sets.keySet().iterator().next());
      if (!sets.containsKey(id)) {
        return Outcome.DROPPED;
      }
    }
    return join(id, parts);
  }

  private void forget(int id) {
    List<byte[]> gone = sets.remove(id);
    if (gone != null) {
      gone.forEach(part -> kept -= part.length);
    }
  }

  private Outcome join(int id, List<byte[]> parts) {
    boolean packed = id < 0;
    byte[] fallback = null;
    for (SplitForm form : SplitForm.values()) {
      byte[][] ordered = form.order(parts);
      byte[] whole = ordered == null ? null : concatenated(ordered, form.header());
      if (whole == null) {
        continue;
      }
      if (begins(whole, 0, -1, -1, -1, -1)) {
        return whole(id, whole);
      }
      if (packed && begins(whole, FIRST, 'B', 'Z', 'h')) {
        return whole(id, unpacked(whole));
      }
      fallback = fallback == null && form == SplitForm.SOURCE && !packed ? whole : fallback;
    }
    return fallback == null ? Outcome.MORE : whole(id, fallback);
  }

  private Outcome whole(int id, byte @Nullable [] answer) {
    forget(id);
    joined = answer;
    return answer == null ? Outcome.DROPPED : Outcome.WHOLE;
  }

  private static byte[] concatenated(byte[][] parts, int header) {
    int size = 0;
    for (byte[] part : parts) {
      size += part.length - header;
    }
    byte[] whole = new byte[size];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, header, whole, at, part.length - header);
      at += part.length - header;
    }
    return whole;
  }

  private static boolean begins(byte[] bytes, int at, int... expected) {
    if (bytes.length < at + expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (bytes[at + i] != (byte) expected[i]) {
        return false;
      }
    }
    return true;
  }

  private byte @Nullable [] unpacked(byte... whole) {
    ByteBuf in = Unpooled.wrappedBuffer(whole);
    long size = in.readUnsignedIntLE();
    long crc = in.readUnsignedIntLE();
    if (size > limit) {
      return null;
    }
    byte[] packed = new byte[in.readableBytes()];
    in.readBytes(packed);
    byte[] answer = unpacker.unpack(packed, (int) size);
    if (answer == null || answer.length != size) {
      return null;
    }
    CRC32 found = new CRC32();
    found.update(answer);
    return found.getValue() == crc ? answer : null;
  }

  /**
   * The answer that the last part completed.
   *
   * @return a buffer on the heap that needs no release
   * @throws IllegalStateException if {@link #add} did not just say that there is one
   */
  public ByteBuf joined() {
    byte[] answer = joined;
    if (answer == null) {
      throw new IllegalStateException("no answer is whole");
    }
    return Unpooled.wrappedBuffer(answer);
  }
}
