package io.rcon.tls;

import io.rcon.tls.TestPki.Shows;

/** What stands in front of servers, for tests in other packages. */
public final class Doors {
  private Doors() {}

  /** Something that can be connected to until it is closed. */
  public interface Door extends AutoCloseable {
    int port();

    @Override
    void close();
  }

  /** Ends TLS in front of a server. */
  public static Door tls(int target, Shows shows) {
    TlsDoor door = TlsDoor.to(target, shows);
    return new Opened(door.port(), door::close);
  }

  /** A SOCKS5 proxy that wants a user. */
  public static Door socks(String user, String password) {
    ProxyDoor door = ProxyDoor.locked(true, user, password);
    return new Opened(door.port(), door::close);
  }

  private record Opened(int port, Runnable end) implements Door {
    @Override
    public void close() {
      end.run();
    }
  }
}
