package io.rcon.codec.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.rcon.testing.Hex;
import io.rcon.testing.Resources;
import java.util.List;
import java.util.Map;

/** Requests of a query and the answers to them. Those named captured came from running servers. */
record QueryVector(String id, List<byte[]> requests, List<byte[]> replies) {
  static List<QueryVector> all() {
    List<?> document = (List<?>) Resources.json("vectors/query-vectors.json");
    return document.stream().map(entry -> of((Map<?, ?>) entry)).toList();
  }

  static QueryVector named(String id) {
    return all().stream().filter(vector -> vector.id.equals(id)).findFirst().orElseThrow();
  }

  private static QueryVector of(Map<?, ?> entry) {
    return new QueryVector(
        (String) entry.get("id"), bytes(entry.get("request_hex")), bytes(entry.get("reply_hex")));
  }

  private static List<byte[]> bytes(Object list) {
    return ((List<?>) list).stream().map(hex -> Hex.bytes((String) hex)).toList();
  }

  ByteBuf reply(int index) {
    return Unpooled.wrappedBuffer(replies.get(index));
  }

  ByteBuf lastReply() {
    return reply(replies.size() - 1);
  }

  String request(int index) {
    return ByteBufUtil.hexDump(requests.get(index));
  }

  /** What was made, which is released. */
  static String hex(ByteBuf made) {
    try {
      return ByteBufUtil.hexDump(made);
    } finally {
      made.release();
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
