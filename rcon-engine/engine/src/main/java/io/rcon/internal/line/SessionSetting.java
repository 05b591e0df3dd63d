package io.rcon.internal.line;

import io.rcon.Command;
import io.rcon.DialectFindings;
import io.rcon.Server;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.Spans;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Mechanism.Carrier;
import io.rcon.spi.Mechanism.LineLife;
import io.rcon.spi.Setting;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mechanism of one session, and what the conversations that it makes know of that session.
 * Event loop only.
 */
final class SessionSetting implements Setting {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  /** What conversations share, by the types that they ask for. */
  private record Several(Map<Class<?>, Object> byType) {}

  /** The lines of the session. */
  interface Owner {
    LoopContext context();

    Server server();

    /** The time has come that a conversation asked for. */
    void conversationDue(long now);
  }

  private final Owner owner;
  private final Mechanism mechanism;

  /** How long an answer may take, unless the command says otherwise. */
  private final long timeoutNanos;

  /** Most conversations need neither. */
  private @Nullable Deadline alarm;

  private long alarmAt;

  /** One object, as in most sessions that have any, or {@link Several}. */
  private @Nullable Object shared;

  /** Null where the dialect knows its game, and before anything came. */
  private volatile @Nullable DialectFindings findings;

  SessionSetting(Owner owner, LoopContext context, Server server, Mechanism mechanism) {
    this.owner = owner;
    this.mechanism = mechanism;
    timeoutNanos = Spans.nanos(server.timeout().orElse(context.options().timeout()));
  }

  private EngineLoop loop() {
    return owner.context().loop();
  }

  long timeoutNanos() {
    return timeoutNanos;
  }

  // ---- the mechanism

  Conversation converse() {
    return mechanism.converse(this);
  }

  boolean hasLogin() {
    return mechanism.hasLogin(server().dialect());
  }

  /** Whether the carrier keeps an order, which a silence can put in doubt. */
  boolean isOrdered() {
    return mechanism.carrier() instanceof Carrier.Stream;
  }

  int requests(Command command) {
    return mechanism.requests(this, command.text(), command.isExactEnd());
  }

  // ---- what conversations know

  @Override
  public Server server() {
    return owner.server();
  }

  @Override
  public IntSupplier random() {
    return loop().randomInts();
  }

  @Override
  public long now() {
    return loop().now();
  }

  @Override
  public Instant wallClock() {
    return Instant.now();
  }

  @Override
  public void wakeAt(long nanos) {
    if (alarm == null) {
      alarm =
          new Deadline() {
            @Override
            protected void expired(long at) {
              owner.conversationDue(at);
            }
          };
    }
    boolean earlier = alarm.isArmed() && alarmAt - nanos <= 0;
    if (mechanism.lineLife() == LineLife.ONE_A_SESSION || !earlier) {
      alarmAt = nanos;
      loop().wheel().arm(alarm, nanos);
    }
  }

  /** The line is gone. */
  void forgetAlarm() {
    if (alarm != null) {
      loop().wheel().disarm(alarm);
    }
  }

  @Override
  public void concluded(DialectFindings learned) {
    if (!learned.equals(findings)) {
      findings = learned;
      log.debug("{}: {}", server().name(), learned);
      owner.context().listener().concluded(server(), learned);
    }
  }

  /** {@return what is concluded of the server; null while nothing is; any thread} */
  @Nullable DialectFindings findings() {
    return findings;
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<T> make) {
    Object known = shared;
    if (known instanceof Several several) {
      return type.cast(several.byType.computeIfAbsent(type, key -> make.get()));
    } else if (known != null && known.getClass() == type) {
      return type.cast(known);
    }
    T made = make.get();
    if (known == null && made.getClass() == type) {
      shared = made;
    } else {
      Several several = new Several(new HashMap<>());
      if (known != null) {
        several.byType.put(known.getClass(), known);
      }
      several.byType.put(type, made);
      shared = several;
    }
    return made;
  }
}
