package io.rcon.internal.command;

import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.InFlight;
import io.rcon.internal.line.ReplyMemory;
import java.time.Duration;
import java.util.List;

/** Stands where a command was written, and does nothing. */
enum NoLine implements InFlight {
  LINE;

  @Override
  public boolean has(Exchange exchange) {
    return false;
  }

  @Override
  public void forget(Exchange exchange) {}

  @Override
  public void end(Duration rest) {}

  @Override
  public List<Exchange> retire(Duration rest) {
    return List.of();
  }

  @Override
  public boolean isOver() {
    return false;
  }

  @Override
  public ReplyMemory memory() {
    return new ReplyMemory(1);
  }

  @Override
  public void giveUp(Exchange exchange, String why) {}

  @Override
  public void giveUpFrame(String why) {}

  @Override
  public void notDecoded(Exchange exchange, Throwable thrown) {}

  @Override
  public String whatElseCame(int key) {
    return "";
  }
}
