package io.rcon.status;

import java.util.List;

/** A format whose answers come in one of several forms, which are tried in their order. */
final class TextFormat implements StatusFormat {
  private final String key;
  private final String games;
  private final List<StatusParser> forms;
  private final boolean lists;

  TextFormat(String key, String games, StatusParser... forms) {
    this(key, games, true, forms);
  }

  private TextFormat(String key, String games, boolean lists, StatusParser... forms) {
    this.key = key;
    this.games = games;
    this.lists = lists;
    this.forms = List.of(forms);
  }

  /** A format whose answers have no rows of players. */
  static TextFormat withoutPlayers(String key, String games, StatusParser form) {
    return new TextFormat(key, games, false, form);
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
    List<String> lines = TextLines.of(text);
    for (StatusParser form : forms) {
      StatusBuilder status = new StatusBuilder(key, text);
      status.lists = lists;
      if (form.read(lines, status)) {
        return (lines.size() < TextLines.MOST ? status : status.incomplete()).build();
      }
    }
    return ServerStatus.unknown(key, text);
  }

  @Override
  public String toString() {
    return "StatusFormat[" + key + "]";
  }
}
