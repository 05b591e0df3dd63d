package io.rcon.status;

import java.util.List;

/** {@code getinfo}: the keys and values of a server without its players. */
final class InfoResponse implements StatusParser {
  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    int first = !lines.isEmpty() && lines.get(0).equals("infoResponse") ? 1 : 0;
    if (lines.size() != first + 1 || !lines.get(first).startsWith("\\")) {
      return false;
    }
    InfoString.read(lines.get(first), ColourCodes.CARET_ANY, status);
    return status.details.containsKey("hostname")
        && status.details.containsKey("clients")
        && status.details.containsKey("mapname");
  }
}
