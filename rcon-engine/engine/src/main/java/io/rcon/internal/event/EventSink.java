package io.rcon.internal.event;

import io.rcon.RconEvent;
import org.jspecify.annotations.Nullable;

/** Takes what the server of a session says by itself. Event loop only. */
public interface EventSink {
  /**
   * The server said something nobody asked for.
   *
   * @param text what it said
   * @param known the same as a value, where whoever read it knows its kind
   */
  void said(String text, @Nullable RconEvent known);
}
