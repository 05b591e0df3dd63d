package io.rcon.bench;

import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Checks whether a peer gives its caller whole answers, characters beyond ASCII, and refusals. */
final class PeerCheck {
  static final String WHOLE = "whole";
  static final String LETTERS = "letters";
  static final String ACCENTS = "příliš žluťoučký kůň ☃ 漢字";

  private final Peer peer;
  private final ClassLoader loader;
  private final InetSocketAddress server;

  PeerCheck(Peer peer, ClassLoader loader, InetSocketAddress server) {
    this.peer = peer;
    this.loader = loader;
    this.server = server;
  }

  /** An answer of 100 kB. */
  static String whole() {
    StringBuilder text = new StringBuilder();
    for (int line = 0; text.length() < 100_000; line++) {
      text.append("line ").append(line).append(" of a long answer\n");
    }
    return text.toString();
  }

  String run() {
    return "whole:"
        + within(() -> command(WHOLE).equals(whole()) ? "yes" : "no")
        + " letters:"
        + within(() -> command(LETTERS).equals(ACCENTS) ? "yes" : "no")
        + " refusal:"
        + within(this::refusal);
  }

  private Peer.Session open(String password) throws Exception {
    String host = server.getAddress().getHostAddress();
    return peer.open(loader, host, server.getPort(), password);
  }

  private String command(String text) throws Exception {
    try (Peer.Session session = open(Work.PASSWORD)) {
      return session.command(text);
    }
  }

  private String refusal() {
    try {
      open("wrong").close();
      return "no";
    } catch (Exception e) {
      return "yes";
    }
  }

  private static String within(Callable<String> check) {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(work -> {
          Thread daemon = new Thread(work);
          daemon.setDaemon(true);
          return daemon;
        });
    try {
      return thread.submit(check).get(5, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return "hangs";
    } catch (ExecutionException e) {
      return "fails";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    } finally {
      thread.shutdownNow();
    }
  }
}
