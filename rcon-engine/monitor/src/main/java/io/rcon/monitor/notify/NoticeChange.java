package io.rcon.monitor.notify;

import io.rcon.monitor.Health;
import io.rcon.monitor.ServerView;

/**
 * The change of one server that is to be told.
 *
 * @param view the server as it is now
 * @param from what was told of it before; UP if nothing was
 * @param to what is to be told now
 */
record NoticeChange(ServerView view, Health from, Health to) {
  /** The host of its address, whatever the port. */
  String host() {
    String address = view.address();
    int colon = address.lastIndexOf(':');
    return colon > 0 ? address.substring(0, colon) : address;
  }

  /** The code of what is wrong, never words: a server or a command may have chosen those. */
  String code() {
    String code = view.reasonCode();
    return to == Health.UP || code == null ? "" : code;
  }
}
