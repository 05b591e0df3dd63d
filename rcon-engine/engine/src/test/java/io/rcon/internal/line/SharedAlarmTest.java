package io.rcon.internal.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.internal.dialect.Mechanisms;
import io.rcon.internal.support.VirtualLoop;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of one command each share an alarm, which goes for the earliest; a connection has one. */
@Timeout(30)
class SharedAlarmTest {
  private final VirtualLoop loop = new VirtualLoop();
  private final LoopContext context = RoomContext.of(loop);
  private int calls;

  @AfterEach
  void endLoop() {
    loop.close();
  }

  @ParameterizedTest
  @CsvSource({
    "darkplaces-secure2, 300, 500, 1",
    "darkplaces-secure2, 500, 300, 1",
    "source, 300, 500, 0"
  })
  void goesForTheEarliest(String dialect, long first, long second, int after400) {
    Server server =
        Server.of(Dialect.named(dialect).orElseThrow(), "127.0.0.1", 1, Secret.of("hunter2"));
    SessionSetting.Owner owner =
        new SessionSetting.Owner() {
          @Override
          public LoopContext context() {
            return context;
          }

          @Override
          public Server server() {
            return server;
          }

          @Override
          public void conversationDue(long now) {
            calls++;
          }
        };
    SessionSetting setting =
        new SessionSetting(owner, context, server, Mechanisms.of(server.dialect()));
    setting.wakeAt(setting.now() + Duration.ofMillis(first).toNanos());
    setting.wakeAt(setting.now() + Duration.ofMillis(second).toNanos());
    loop.pass(Duration.ofMillis(400));
    assertEquals(after400, calls);
    loop.pass(Duration.ofMillis(400));
    assertEquals(1, calls);
  }
}
