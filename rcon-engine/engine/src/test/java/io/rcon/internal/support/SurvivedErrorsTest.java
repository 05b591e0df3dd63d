package io.rcon.internal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Errors that a server can cause at will do not fill the log. */
class SurvivedErrorsTest {
  private static final class Lines extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    final transient List<String> written = new ArrayList<>();

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
      return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level,
        @Nullable Marker marker,
        String message,
        Object @Nullable [] arguments,
        @Nullable Throwable thrown) {
      written.add(MessageFormatter.basicArrayFormat(message, arguments));
    }

    @Override
    public boolean isTraceEnabled() {
      return false;
    }

    @Override
    public boolean isDebugEnabled() {
      return false;
    }

    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }
  }

  private final Lines log = new Lines();
  private long now;
  private final SurvivedErrors errors = new SurvivedErrors(() -> now);

  private void fail(String server, int times) {
    for (int i = 0; i < times; i++) {
      errors.log(log, new AssertionError(), server, "it broke");
    }
  }

  @Test
  void should_limit_the_lines_of_one_session_and_say_how_many_were_left_out() {
    fail("one", 100);
    fail("two", 1);
    assertEquals(
        List.of("one: it broke", "one: it broke", "one: it broke", "two: it broke"), log.written);
    now += Duration.ofMinutes(1).toNanos();
    log.written.clear();
    fail("one", 2);
    fail("two", 1);
    assertEquals(
        List.of("one: it broke (97 more errors were left out)", "one: it broke", "two: it broke"),
        log.written);
  }

  @Test
  void should_log_as_many_as_ever_of_sessions_that_came_and_went() {
    for (int i = 0; i < 1000; i++) {
      fail("server-" + i, 1);
      now += Duration.ofSeconds(1).toNanos();
    }
    assertEquals(1000, log.written.size());
  }
}
