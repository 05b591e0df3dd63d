package io.rcon;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command for a server, with its time limits. A value.
 *
 * <p>Two clocks: {@link #timeout()} runs from the moment the command is written to the end of the
 * answer; {@link #within()} bounds the whole, waiting in the queue and for a connection included.
 * Without {@code within} a command waits for an attempt to connect that is in progress, but fails
 * at once when that attempt fails; and it waits no longer than {@link RconOptions#within()}.
 */
public final class Command {
  private final String text;
  private final @Nullable Duration timeout;
  private final @Nullable Duration within;
  private final boolean safeToRepeat;
  private final boolean exactEnd;
  private final boolean expectClose;
  private final @Nullable String origin;

  private Command(
      String text,
      @Nullable Duration timeout,
      @Nullable Duration within,
      boolean safeToRepeat,
      boolean exactEnd,
      boolean expectClose,
      @Nullable String origin) {
    this.text = text;
    this.timeout = timeout;
    this.within = within;
    this.safeToRepeat = safeToRepeat;
    this.exactEnd = exactEnd;
    this.expectClose = expectClose;
    this.origin = origin;
  }

  /**
   * A command as it would be typed at the server's console.
   *
   * @param text one line; the dialect limits its characters and its length, which is checked before
   *     anything is sent
   * @return the command
   */
  public static Command of(String text) {
    return new Command(Objects.requireNonNull(text, "text"), null, null, false, false, false, null);
  }

  /**
   * Bounds the time from the write to the end of the answer.
   *
   * @param timeout more than zero
   * @return a command like this one with that timeout
   * @throws IllegalArgumentException if it is not more than zero
   */
  public Command timeout(Duration timeout) {
    return new Command(
        text, positive(timeout), within, safeToRepeat, exactEnd, expectClose, origin);
  }

  /**
   * Bounds the time from the call to the end of the answer, waiting included.
   *
   * @param within more than zero
   * @return a command like this one with that bound
   * @throws IllegalArgumentException if it is not more than zero
   */
  public Command within(Duration within) {
    return new Command(
        text, timeout, positive(within), safeToRepeat, exactEnd, expectClose, origin);
  }

  /**
   * Says that running it twice does no harm, so that it may be sent again, at most twice, when no
   * answer came. Without this nothing is ever sent twice: the first copy may have run.
   *
   * @return a command like this one that may be repeated
   */
  public Command safeToRepeat() {
    return new Command(text, timeout, within, true, exactEnd, expectClose, origin);
  }

  /**
   * Asks for the surest end the dialect offers, such as a marker echoed after the answer, even if
   * it costs another request. {@link Reply#end()} says which end was found.
   *
   * @return a command like this one with an exact end
   */
  public Command exactEnd() {
    return new Command(text, timeout, within, safeToRepeat, true, expectClose, origin);
  }

  /**
   * Sets the origin of the command, for listeners that audit: a user's name, a job, a ticket. Never
   * sent.
   *
   * @param origin one line; whether it is unique or means anything is the caller's affair
   * @return a command like this one with that origin
   * @throws IllegalArgumentException if it is blank or holds control characters, which could forge
   *     lines of an audit's log
   */
  public Command origin(String origin) {
    if (origin.isBlank()) {
      throw new IllegalArgumentException("a command's origin must not be blank");
    }
    Route.checkOneLine("a command's origin", origin);
    return new Command(text, timeout, within, safeToRepeat, exactEnd, expectClose, origin);
  }

  /**
   * Says that the command is meant to stop the server, such as {@code stop} or {@code quit}. It
   * succeeds when the server is gone, and not before: when it closes the connection, or over UDP
   * when its port is closed or two queries in a row meet silence. Over TCP a server that neither
   * answers nor closes within the timeout is asked by another login, and is gone if that is refused
   * or twice not answered. One that still answers after the timeout is {@link
   * RconException.TimedOut}. The reply has what came, perhaps nothing, and ends by {@link
   * EndRule#CLOSED}.
   *
   * <p>Until the outcome is known, nothing else is sent to the server. Its close is no outage and
   * no warning is logged. Such a command is never repeated.
   *
   * @return a command like this one that expects the close
   */
  public Command expectClose() {
    return new Command(text, timeout, within, safeToRepeat, exactEnd, true, origin);
  }

  private static Duration positive(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("a bound must be more than zero, not " + duration);
    }
    return duration;
  }

  /**
   * The text to run.
   *
   * @return the text
   */
  public String text() {
    return text;
  }

  /**
   * The bound from the write to the end of the answer.
   *
   * @return empty for the session's default
   */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /**
   * The bound from the call to the end of the answer.
   *
   * @return empty for {@link RconOptions#within()}, which bounds only the wait
   */
  public Optional<Duration> within() {
    return Optional.ofNullable(within);
  }

  /**
   * Whether running it twice does no harm.
   *
   * @return false unless said otherwise
   */
  public boolean isSafeToRepeat() {
    return safeToRepeat && !expectClose;
  }

  /**
   * Whether the surest end is wanted.
   *
   * @return false unless said otherwise
   */
  public boolean isExactEnd() {
    return exactEnd;
  }

  /**
   * The origin of the command.
   *
   * @return empty unless the caller set one
   */
  public Optional<String> origin() {
    return Optional.ofNullable(origin);
  }

  /**
   * Whether the command is meant to stop the server.
   *
   * @return false unless said otherwise
   */
  public boolean isExpectClose() {
    return expectClose;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Command that
        && text.equals(that.text)
        && Objects.equals(timeout, that.timeout)
        && Objects.equals(within, that.within)
        && safeToRepeat == that.safeToRepeat
        && exactEnd == that.exactEnd
        && expectClose == that.expectClose
        && Objects.equals(origin, that.origin);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "Command[" + text + "]";
  }
}
