package io.rcon.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The load client without any library; compiled on demand. */
final class CClient implements AutoCloseable {
  private static final String MAIN = "epoll/client.c";
  private static final List<String> HEADERS =
      List.of("epoll/gauge.h", "epoll/work.h", "epoll/streams.h", "epoll/datagrams.h");

  /** Code that is compiled beforehand has little to warm up. */
  private static final String WARM_UP = "--warm-up=500";

  private final Scratch scratch;

  private CClient(Scratch scratch) {
    this.scratch = scratch;
  }

  /** The client, or null and a line that says why there is none. */
  static @Nullable CClient compile(PrintWriter out) throws IOException, InterruptedException {
    String compiler = Machine.isInstalled("cc") ? "cc" : Machine.isInstalled("gcc") ? "gcc" : "";
    if (compiler.isEmpty()) {
      out.println("C client: none, for there is no compiler (cc, gcc) here");
      return null;
    }
    CClient client = new CClient(new Scratch());
    String main = client.scratch.resource(MAIN).toString();
    for (String header : HEADERS) {
      client.scratch.resource(header);
    }
    if (!client.scratch.run(List.of(compiler, "-O2", "-o", client.program(), main))) {
      out.printf("C client: none, for %s does not compile it here%n", compiler);
      client.close();
      return null;
    }
    out.printf("C client: compiled with %s -O2%n", compiler);
    return client;
  }

  private String program() {
    return scratch.file("client").toString();
  }

  /**
   * Starts one run.
   *
   * @param args the options of the Java client that does the same
   */
  Child start(List<String> args) throws IOException {
    List<String> command = new ArrayList<>(List.of(program()));
    command.addAll(args);
    command.add(WARM_UP);
    return Child.start(false, command);
  }

  @Override
  public void close() {
    scratch.close();
  }
}
