package io.rcon.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.EndRule;
import io.rcon.RefusalText;
import io.rcon.spi.Answers;

/** Counts the answers that a conversation completes. */
final class QuietAnswers implements Answers {
  private int told;

  int told() {
    return told;
  }

  @Override
  public boolean part(int key, ByteBuf buffer, int index, int length) {
    told++;
    return true;
  }

  @Override
  public void last(int key, ByteBuf buffer, int index, int length, EndRule rule) {
    told++;
  }

  @Override
  public void ended(int key, EndRule rule, int cut) {
    told++;
  }

  @Override
  public void endsWhenQuiet(int key, boolean suspect) {
    told++;
  }

  @Override
  public ByteBufAllocator allocator() {
    return ByteBufAllocator.DEFAULT;
  }

  @Override
  public void send(ByteBuf frame) {
    frame.release();
  }

  @Override
  public void loggedIn() {}

  @Override
  public void refused(String reason) {}

  @Override
  public void refusedOrPaced(int key, RefusalText refusal, String reason) {}

  @Override
  public void loginLost(String reason) {}

  @Override
  public void aligned() {}

  @Override
  public void event(ByteBuf buffer, int index, int length) {}

  @Override
  public void stray(ByteBuf buffer, int index, int length) {}
}
