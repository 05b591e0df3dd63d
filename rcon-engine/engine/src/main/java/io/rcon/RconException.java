package io.rcon;

/**
 * The failure of a command or a session. Sealed: each is one of the nested classes.
 *
 * <p>Every failure says by {@link #delivery()} whether the command reached the server. Failures are
 * made on the event loop without a stack trace and may be shared, so they keep no suppressed
 * exceptions; the blocking view throws a copy with the caller's stack, which does.
 */
public abstract sealed class RconException extends FailedAnswer {
  private static final long serialVersionUID = 1L;

  /** Whether the command reached the server, as far as that is known. */
  public enum Delivery {
    /** It was not written: the server never saw it. */
    NOT_SENT,
    /** It was written, and nothing proves that it ran or that it did not. */
    UNKNOWN,
    /** The server itself refused it in words: it did not run. */
    ANSWERED
  }

  private final String server;
  private final Delivery delivery;

  private RconException(String server, Delivery delivery, String message) {
    super(server + ": " + message);
    this.server = server;
    this.delivery = delivery;
  }

  private RconException(Again again) {
    super(again);
    server = again.original().server;
    delivery = again.original().delivery;
  }

  /**
   * The server's name.
   *
   * @return its name in the fleet, or its address
   */
  public String server() {
    return server;
  }

  /**
   * Whether the command reached the server, as far as that is known.
   *
   * @return never {@code UNKNOWN} for a command that was not written
   */
  public Delivery delivery() {
    return delivery;
  }

  /**
   * The failure's name in upper snake case, as the program prints it and as metrics tag it.
   *
   * @return for instance {@code TIMED_OUT}
   */
  public abstract String code();

  /**
   * No connection: refused, no route, no such name, a closed UDP port, no answer to the dial, a
   * proxy that refused, or TLS that could not be verified.
   */
  public static final class Unreachable extends RconException {
    private static final long serialVersionUID = 1L;

    /** The steps of a dial. */
    public enum Step {
      /** Resolving the name and connecting. */
      CONNECT,
      /** The request to a proxy. */
      PROXY,
      /** The TLS handshake, with the check of the server's certificate. */
      TLS
    }

    private final Step step;

    /**
     * Makes the failure of a connection.
     *
     * @param server the server's name
     * @param delivery whether the command reached the server
     * @param message the reason, in words
     */
    public Unreachable(String server, Delivery delivery, String message) {
      this(server, delivery, Step.CONNECT, message);
    }

    /**
     * Makes the failure of a step.
     *
     * @param server the server's name
     * @param delivery whether the command reached the server
     * @param step the step that failed
     * @param message the reason, in words
     */
    public Unreachable(String server, Delivery delivery, Step step, String message) {
      super(server, delivery, message);
      this.step = step;
    }

    private Unreachable(Again again) {
      super(again);
      step = ((Unreachable) again.original()).step;
    }

    /**
     * The step of the dial that failed.
     *
     * @return the step
     */
    public Step step() {
      return step;
    }

    @Override
    public String code() {
      return "UNREACHABLE";
    }

    @Override
    Unreachable again(Again again) {
      return new Unreachable(again);
    }
  }

  /**
   * The server refused the login: wrong password, banned, or no password set. Nothing is tried
   * again until the server is replaced in its fleet, see {@link RconFleet#replace}.
   */
  public static final class LoginRefused extends RconException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the failure.
     *
     * @param server the server's name
     * @param delivery whether the command reached the server
     * @param message the reason, in words
     */
    public LoginRefused(String server, Delivery delivery, String message) {
      super(server, delivery, message);
    }

    private LoginRefused(Again again) {
      super(again);
    }

    @Override
    public String code() {
      return "LOGIN_REFUSED";
    }

    @Override
    LoginRefused again(Again again) {
      return new LoginRefused(again);
    }
  }

  /** No whole answer came in time, or the time ran out before the command could be written. */
  public static final class TimedOut extends RconException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the failure.
     *
     * @param server the server's name
     * @param delivery whether the command reached the server
     * @param message the reason, in words
     */
    public TimedOut(String server, Delivery delivery, String message) {
      super(server, delivery, message);
    }

    private TimedOut(Again again) {
      super(again);
    }

    @Override
    public String code() {
      return "TIMED_OUT";
    }

    @Override
    TimedOut again(Again again) {
      return new TimedOut(again);
    }
  }

  /** The connection was lost while the answer was awaited. */
  public static final class Disconnected extends RconException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the failure.
     *
     * @param server the server's name
     * @param delivery whether the command reached the server
     * @param message the reason, in words
     */
    public Disconnected(String server, Delivery delivery, String message) {
      super(server, delivery, message);
    }

    private Disconnected(Again again) {
      super(again);
    }

    @Override
    public String code() {
      return "DISCONNECTED";
    }

    @Override
    Disconnected again(Again again) {
      return new Disconnected(again);
    }
  }

  /**
   * The session's queue is full, and the command was rejected at once; or, with delivery UNKNOWN,
   * its answer was the largest when answers exceeded {@link RconOptions#replyMemory()}.
   */
  public static final class Overloaded extends RconException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the failure.
     *
     * @param server the server's name
     * @param delivery whether the command reached the server
     * @param message the reason, in words
     */
    public Overloaded(String server, Delivery delivery, String message) {
      super(server, delivery, message);
    }

    private Overloaded(Again again) {
      super(again);
    }

    @Override
    public String code() {
      return "OVERLOADED";
    }

    @Override
    Overloaded again(Again again) {
      return new Overloaded(again);
    }
  }

  /** The command breaks a rule of the dialect and was not written, or the server rejected it. */
  public static final class CommandRejected extends RconException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the failure.
     *
     * @param server the server's name
     * @param delivery whether the command reached the server
     * @param message the reason, in words
     */
    public CommandRejected(String server, Delivery delivery, String message) {
      super(server, delivery, message);
    }

    private CommandRejected(Again again) {
      super(again);
    }

    @Override
    public String code() {
      return "COMMAND_REJECTED";
    }

    @Override
    CommandRejected again(Again again) {
      return new CommandRejected(again);
    }
  }

  /** The session or the fleet was closed. */
  public static final class Closed extends RconException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the failure.
     *
     * @param server the server's name
     * @param delivery whether the command reached the server
     * @param message the reason, in words
     */
    public Closed(String server, Delivery delivery, String message) {
      super(server, delivery, message);
    }

    private Closed(Again again) {
      super(again);
    }

    @Override
    public String code() {
      return "CLOSED";
    }

    @Override
    Closed again(Again again) {
      return new Closed(again);
    }
  }

  /** The caller cancelled the command; if it was written, the server may still run it. */
  public static final class Cancelled extends RconException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the failure.
     *
     * @param server the server's name
     * @param delivery whether the command reached the server
     * @param message the reason, in words
     */
    public Cancelled(String server, Delivery delivery, String message) {
      super(server, delivery, message);
    }

    private Cancelled(Again again) {
      super(again);
    }

    @Override
    public String code() {
      return "CANCELLED";
    }

    @Override
    Cancelled again(Again again) {
      return new Cancelled(again);
    }
  }

  /** The peer broke the protocol; the connection is closed. */
  public static final class ProtocolViolation extends RconException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the failure.
     *
     * @param server the server's name
     * @param delivery whether the command reached the server
     * @param message the reason, in words
     */
    public ProtocolViolation(String server, Delivery delivery, String message) {
      super(server, delivery, message);
    }

    private ProtocolViolation(Again again) {
      super(again);
    }

    @Override
    public String code() {
      return "PROTOCOL_VIOLATION";
    }

    @Override
    ProtocolViolation again(Again again) {
      return new ProtocolViolation(again);
    }
  }
}
