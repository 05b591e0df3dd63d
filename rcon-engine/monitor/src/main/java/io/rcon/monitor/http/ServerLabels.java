package io.rcon.monitor.http;

import io.prometheus.metrics.model.snapshots.Labels;
import io.rcon.monitor.ServerView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The labels of each server, made once and again when its tags change. For one thread. */
final class ServerLabels {
  /** A server's labels, and what they were made of. */
  private record Made(String dialect, Map<String, String> tags, Labels labels) {}

  private Map<String, Made> made = new HashMap<>();

  /** The labels of these servers, in their order; others are forgotten. */
  Labels[] of(List<ServerView> servers) {
    Map<String, Made> now = new HashMap<>(servers.size() * 2);
    Labels[] all = new Labels[servers.size()];
    for (int i = 0; i < all.length; i++) {
      ServerView view = servers.get(i);
      Made known = made.get(view.name());
      if (known == null
          || !known.dialect().equals(view.dialect())
          || (known.tags() != view.tags() && !known.tags().equals(view.tags()))) {
        known = new Made(view.dialect(), view.tags(), make(view));
      }
      now.put(view.name(), known);
      all[i] = known.labels();
    }
    made = now;
    return all;
  }

  /** The labels by their names; tags have names of their own kind, so that none hides another. */
  static Map<String, String> named(ServerView view, String prefix) {
    Map<String, String> labels = new TreeMap<>();
    labels.put(prefix + "dialect", view.dialect());
    view.tags()
        .forEach((key, value) ->
            labels.putIfAbsent(prefix + "tag_" + key.replaceAll("[^A-Za-z0-9_]", "_"), value));
    return labels;
  }

  private static Labels make(ServerView view) {
    Labels.Builder labels = Labels.builder().label("server", view.name());
    named(view, "").forEach(labels::label);
    return labels.build();
  }
}
