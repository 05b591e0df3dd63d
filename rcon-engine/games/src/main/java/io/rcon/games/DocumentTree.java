package io.rcon.games;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of one document, without recursion and within bounds. Of a document that is cut
 * off or broken it keeps what was whole: neither the last scalar, of which a part may be missing,
 * nor an unfinished row of a list.
 */
final class DocumentTree {
  /** A full server of 200 has a twentieth of it; more is only worth the time it takes. */
  private static final int MOST_VALUES = 131_072;

  private final Deque<Level> open = new ArrayDeque<>();
  private @Nullable JsonValue root;
  private @Nullable JsonValue pending;
  private boolean whole;
  private int values;

  private DocumentTree() {}

  /** An object or a list that is not closed yet. */
  private static final class Level {
    private final @Nullable Map<String, JsonValue> fields;
    private final List<JsonValue> items = new ArrayList<>();
    private String key = "";

    Level(boolean object) {
      fields = object ? new HashMap<>() : null;
    }

    void add(JsonValue value) {
      if (fields == null) {
        items.add(value);
      } else {
        fields.putIfAbsent(key, value);
      }
    }

    JsonValue close() {
      return fields == null ? JsonValue.array(items) : JsonValue.object(fields);
    }
  }

  /** Reads a document from the beginning of a text; what follows it is not looked at. */
  static DocumentTree of(String text) {
    DocumentTree tree = new DocumentTree();
    try (JsonParser parser = JsonParsers.of(text)) {
      tree.read(parser);
    } catch (IOException e) {
      // Cut off, broken or too deep: what was whole is kept.
      tree.closeAll();
    }
    return tree;
  }

  JsonValue root() {
    return root == null ? JsonValue.NOTHING : root;
  }

  /** Whether nothing is missing. */
  boolean isWhole() {
    return whole;
  }

  /** Whether it has as much as is read of a text, so that reading it in another way is vain. */
  boolean isFull() {
    return values > MOST_VALUES;
  }

  int values() {
    return values;
  }

  private void read(JsonParser parser) throws IOException {
    do {
      JsonToken token = parser.nextToken();
      settle();
      if (token == null || ++values > MOST_VALUES) {
        closeAll();
        return;
      }
      switch (token) {
        case START_OBJECT -> open.push(new Level(true));
        case START_ARRAY -> open.push(new Level(false));
        case END_OBJECT, END_ARRAY -> close();
        case FIELD_NAME -> top().key = parser.currentName().toLowerCase(Locale.ROOT);
        case VALUE_STRING -> pending = JsonValue.scalar(parser.getText(), true);
        case VALUE_NULL -> pending = JsonValue.NOTHING;
        default -> pending = JsonValue.scalar(parser.getText(), false);
      }
    } while (!open.isEmpty());
    whole = true;
  }

  private Level top() {
    return open.element();
  }

  /** Text behind a scalar says that it was whole. */
  private void settle() {
    JsonValue value = pending;
    pending = null;
    if (value != null && !open.isEmpty()) {
      top().add(value);
    }
  }

  private void close() {
    JsonValue closed = open.pop().close();
    if (open.isEmpty()) {
      root = closed;
    } else {
      top().add(closed);
    }
  }

  private void closeAll() {
    pending = null;
    while (!open.isEmpty()) {
      Level torn = open.pop();
      Level around = open.peek();
      if (around == null) {
        root = torn.close();
      } else if (torn.fields == null || around.fields != null) {
        around.add(torn.close());
      }
    }
  }
}
