package io.rcon.monitor.notify;

import java.time.Duration;

/**
 * The outcome of a request to a webhook.
 *
 * @param fate whether it arrived, or what is to be done
 * @param words what is wrong and what to do; holds nothing of the URL or of what the server said
 * @param after how long the server wants to be left alone
 */
record WebhookAnswer(Fate fate, String words, Duration after) {
  enum Fate {
    /** It arrived. */
    DELIVERED,
    /** It may arrive later. */
    AGAIN,
    /** It never will. */
    REFUSED
  }

  static WebhookAnswer delivered() {
    return new WebhookAnswer(Fate.DELIVERED, "", Duration.ZERO);
  }

  static WebhookAnswer again(String words, Duration after) {
    return new WebhookAnswer(Fate.AGAIN, words, after);
  }

  static WebhookAnswer refused(String words) {
    return new WebhookAnswer(Fate.REFUSED, words, Duration.ZERO);
  }
}
