package io.rcon.internal.line;

import org.jspecify.annotations.Nullable;

/**
 * Exchanges that ended with a reply and wait for another command, linked through themselves. An
 * exchange is the largest thing that a command needs; used again, it is neither allocated nor
 * copied by the collector. One for each event loop. Event loop only.
 */
public final class ExchangePool {
  /** As many as commonly end before the next are given; a burst's others are collected. */
  private static final int KEPT = 4096;

  private @Nullable Exchange free;
  private int size;

  /** Makes an empty pool. */
  public ExchangePool() {}

  /**
   * An exchange without a command.
   *
   * @return a used one, or a new one
   */
  public Exchange take() {
    Exchange exchange = free;
    if (exchange == null) {
      return new Exchange();
    }
    free = exchange.nextQueued;
    exchange.nextQueued = null;
    size--;
    return exchange;
  }

  /**
   * Takes back an exchange that nothing refers to any more: no table, queue or list.
   *
   * @param exchange one that is {@link Exchange.State#DONE}
   */
  public void giveBack(Exchange exchange) {
    exchange.forget();
    if (size < KEPT) {
      exchange.nextQueued = free;
      free = exchange;
      size++;
    }
  }
}
