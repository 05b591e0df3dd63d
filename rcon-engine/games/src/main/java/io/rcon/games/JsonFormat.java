package io.rcon.games;

import io.rcon.status.ServerStatus;
import io.rcon.status.StatusBuilder;
import io.rcon.status.StatusFormat;

/** A format whose answers are JSON. */
final class JsonFormat implements StatusFormat {
  private final String key;
  private final String games;
  private final boolean lists;
  private final JsonReader reader;

  private JsonFormat(String key, String games, boolean lists, JsonReader reader) {
    this.key = key;
    this.games = games;
    this.lists = lists;
    this.reader = reader;
  }

  static JsonFormat listing(String key, String games, JsonReader reader) {
    return new JsonFormat(key, games, true, reader);
  }

  /** A format whose answers have no rows of players. */
  static JsonFormat withoutPlayers(String key, String games, JsonReader reader) {
    return new JsonFormat(key, games, false, reader);
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String games() {
    return games;
  }

  @Override
  public ServerStatus parse(String text) {
    StatusBuilder[] read = new StatusBuilder[1];
    boolean known =
        JsonDocument.find(
            text,
            tree -> {
              StatusBuilder status = new StatusBuilder(key, text);
              read[0] = status;
              return reader.read(
                  tree.root(), tree.isWhole(), tree.isWhole() ? status : status.incomplete());
            });
    StatusBuilder status = read[0];
    if (!known || status == null) {
      return ServerStatus.unknown(key, text);
    }
    return (lists ? status : status.listsNobody()).build();
  }

  @Override
  public String toString() {
    return "StatusFormat[" + key + "]";
  }
}
