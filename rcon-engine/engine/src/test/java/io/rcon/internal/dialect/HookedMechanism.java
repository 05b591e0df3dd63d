package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.Family;
import io.rcon.Server;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Opening;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.util.function.Consumer;

/** A real mechanism, before each step of which a test may throw something. */
public final class HookedMechanism implements Mechanism {
  private final Family family;
  private final Mechanism real;
  private final Consumer<String> hook;

  private HookedMechanism(Family family, Mechanism real, Consumer<String> hook) {
    this.family = family;
    this.real = real;
    this.hook = hook;
  }

  /**
   * A dialect like another, each step of whose mechanism is told first: {@code converse}, {@code
   * opened}, {@code login}, {@code command}, {@code sent} (after a command), {@code frame}, {@code
   * realign}, {@code forget}, {@code check}, {@code requests}, {@code framing}.
   */
  public static Dialect dialect(Dialect like, Consumer<String> hook) {
    Family hooked = Family.of(like.family() + "-hooked", like.family().ownFacts(), d -> {});
    Mechanisms.ALL.put(hooked, new HookedMechanism(hooked, Mechanisms.of(like), hook));
    return like.with(d -> d.family(hooked));
  }

  @Override
  public Family family() {
    return family;
  }

  @Override
  public Carrier carrier() {
    return real.carrier() instanceof Carrier.Stream stream
        ? new Carrier.Stream((dialect, listener) -> {
          hook.accept("framing");
          return stream.framing().handler(dialect, listener);
        })
        : real.carrier();
  }

  @Override
  public LineLife lineLife() {
    return real.lineLife();
  }

  @Override
  public boolean hasLogin(Dialect dialect) {
    return real.hasLogin(dialect);
  }

  @Override
  public Conversation converse(Setting setting) {
    hook.accept("converse");
    return new Hooked(real.converse(setting));
  }

  @Override
  public void checkServer(Server server) {
    real.checkServer(server);
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    hook.accept("check");
    real.checkCommand(dialect, command);
  }

  @Override
  public int requests(Setting setting, String command, boolean exactEnd) {
    hook.accept("requests");
    return real.requests(setting, command, exactEnd);
  }

  private final class Hooked implements Conversation {
    private final Conversation real;

    Hooked(Conversation real) {
      this.real = real;
    }

    @Override
    public void opened(Opening opening, Output output, Answers answers) {
      hook.accept("opened");
      real.opened(opening, output, answers);
    }

    @Override
    public boolean login(Output output) {
      hook.accept("login");
      return real.login(output);
    }

    @Override
    public int command(String text, boolean exactEnd, Output output) {
      hook.accept("command");
      int key = real.command(text, exactEnd, output);
      hook.accept("sent");
      return key;
    }

    @Override
    public void frame(ByteBuf buffer, int index, int length, Answers answers) {
      hook.accept("frame");
      real.frame(buffer, index, length, answers);
    }

    @Override
    public boolean awaitsSign() {
      return real.awaitsSign();
    }

    @Override
    public boolean realign(Output output) {
      hook.accept("realign");
      return real.realign(output);
    }

    @Override
    public void silent(int key, Output output) {
      hook.accept("silent");
      real.silent(key, output);
    }

    @Override
    public void due(long now, Answers answers) {
      real.due(now, answers);
    }

    @Override
    public boolean keepAlive(Output output) {
      return real.keepAlive(output);
    }

    @Override
    public void quiet(int key, Answers answers) {
      real.quiet(key, answers);
    }

    @Override
    public boolean hasLeft(int key) {
      return real.hasLeft(key);
    }

    @Override
    public String whatElseCame(int key) {
      hook.accept("whatElseCame");
      return real.whatElseCame(key);
    }

    @Override
    public void ended(int key) {
      try {
        hook.accept("ended");
      } finally {
        // One that waits for this would take no command ever after.
        real.ended(key);
      }
    }

    @Override
    public boolean isAnswered(int key) {
      hook.accept("isAnswered");
      return real.isAnswered(key);
    }

    @Override
    public boolean cutFrame(int key, ByteBuf buffer, int index, int length, Answers answers) {
      hook.accept("cutFrame");
      return real.cutFrame(key, buffer, index, length, answers);
    }

    @Override
    public AtClose closedAfter(int key, int lastPiece) {
      hook.accept("closedAfter");
      return real.closedAfter(key, lastPiece);
    }

    @Override
    public void forget(int key) {
      try {
        hook.accept("forget");
      } finally {
        real.forget(key);
      }
    }
  }
}
