package io.rcon.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * One conversation in datagrams, as {@code vectors/*.txt} has them: {@code >} by the client, {@code
 * <} by the server, {@code =} the text of the answer.
 *
 * @param id its name
 * @param requests what the client sends, in hexadecimal digits
 * @param replies what the server sends, in the order in which it comes
 * @param text the text; empty if none is given
 */
public record DatagramVector(String id, List<String> requests, List<String> replies, String text) {
  /** Those of a file. */
  public static List<DatagramVector> of(String path) {
    List<DatagramVector> all = new ArrayList<>();
    for (String line : Resources.lines(path)) {
      String rest = line.substring(line.indexOf(' ') + 1);
      DatagramVector last = all.isEmpty() ? null : all.get(all.size() - 1);
      if (line.startsWith("== ")) {
        all.add(new DatagramVector(rest, new ArrayList<>(), new ArrayList<>(), ""));
      } else if (last != null && line.startsWith("= ")) {
        String text = rest.replace("\\n", "\n").replace("\\t", "\t");
        all.set(all.size() - 1, new DatagramVector(last.id, last.requests, last.replies, text));
      } else if (last != null) {
        (line.startsWith("> ") ? last.requests : last.replies).add(rest);
      }
    }
    return all;
  }

  /** One of a file. */
  public static DatagramVector of(String path, String id) {
    return of(path).stream().filter(each -> each.id.equals(id)).findFirst().orElseThrow();
  }

  @Override
  public String toString() {
    return id;
  }
}
