package io.rcon.monitor.notify;

import io.rcon.config.FleetNotice;
import java.util.concurrent.CompletionStage;

/** Sends to webhooks. */
interface WebhookSender extends AutoCloseable {
  /** Sends one message. Never fails, and ends in seconds, on any thread. */
  CompletionStage<WebhookAnswer> send(FleetNotice notice, byte[] body);

  @Override
  default void close() {}
}
