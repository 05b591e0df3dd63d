package io.rcon.games;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.rcon.EndRule;

/** Keeps what is sent as text, and gives the next command as soon as one has ended. */
final class PavlovTalk extends WebTalk {
  String next = "";

  PavlovTalk() {
    super(new PavlovMechanism(), GameDialects.PAVLOV, "secret");
  }

  @Override
  protected String shown(byte... bytes) {
    return new String(bytes, UTF_8);
  }

  int command(String text) {
    return conversation.command(text, false, this);
  }

  @Override
  public void last(int key, ByteBuf buffer, int index, int length, EndRule rule) {
    super.last(key, buffer, index, length, rule);
    if (!next.isEmpty()) {
      String given = next;
      next = "";
      command(given);
    }
  }

  @Override
  public void discard(int key) {
    told.add("discard " + key);
  }
}
