package io.rcon.config;

import io.rcon.Secret;
import io.rcon.Selector;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * A webhook that is to hear of changes of state: one entry of the section {@code notify} of a
 * {@link FleetFile}. A value, which never shows its URL.
 */
public final class FleetNotice {
  private final String name;
  private final Form form;
  private final Secret url;
  private final Selector on;
  private final Set<State> states;
  private final Duration gather;

  /** What the webhook understands. */
  public enum Form {
    /** An object of the watcher's own. */
    JSON,
    /** What Discord's webhooks take. */
    DISCORD,
    /** What Slack's incoming webhooks take. */
    SLACK
  }

  /** What can be told of a server. */
  public enum State {
    /** It is back. */
    UP,
    /** It does not answer. */
    DOWN,
    /** It refuses the login. */
    REFUSED,
    /** Its answers take long. */
    SLOW
  }

  FleetNotice(String name, Form form, Secret url, Selector on, Set<State> states, Duration gather) {
    this.name = name;
    this.form = form;
    this.url = url;
    this.on = on;
    this.states = EnumSet.copyOf(states);
    this.gather = gather;
  }

  /**
   * Its name, unique in the file.
   *
   * @return letters, digits, dots, hyphens and underscores
   */
  public String name() {
    return name;
  }

  /**
   * What the webhook understands.
   *
   * @return {@link Form#JSON} unless the file says otherwise
   */
  public Form form() {
    return form;
  }

  /**
   * Where messages go. Reads the file of the URL again, so it may block.
   *
   * @return a secret: whoever has it can write there
   * @throws IOException if the file cannot be read or holds no URL that can be used; the message
   *     does not quote it
   */
  public URI target() throws IOException {
    url.readAgain();
    return WebhookAddress.of(url);
  }

  /**
   * Which servers it hears of.
   *
   * @return all unless the file says otherwise
   */
  public Selector on() {
    return on;
  }

  /**
   * Which states it hears of.
   *
   * @return all four unless the file says otherwise; never UP alone
   */
  public Set<State> states() {
    return EnumSet.copyOf(states);
  }

  /**
   * How long it must be quiet before changes that came together are told in one message.
   *
   * @return 10 s unless the file says otherwise
   */
  public Duration gather() {
    return gather;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FleetNotice that
        && toString().equals(that.toString())
        && url.equals(that.url);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** {@return all that it says but the URL} */
  @Override
  public String toString() {
    return "FleetNotice[" + name + " " + form + " on '" + on + "' " + states + " " + gather + "]";
  }
}
