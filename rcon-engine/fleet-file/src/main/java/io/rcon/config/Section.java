package io.rcon.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Keys and their values, with their places. */
final class Section {
  /** The types of a value without a tag; a plain <code>${NAME}</code> has a type of its own. */
  private static final Set<Tag> PLAIN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.ENV_TAG);

  private record Entry(Place place, Node value) {}

  private final Place place;
  private final Problems problems;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private Section(Place place, Problems problems) {
    this.place = place;
    this.problems = problems;
  }

  /**
   * Reads a node.
   *
   * @param what names the section in errors
   * @param key names its keys in errors
   */
  static Section of(Node node, String what, String key, String source, Problems problems) {
    Section section = new Section(Place.at(source, node.getStartMark()), problems);
    if (!(node instanceof MappingNode mapping)) {
      throw section.place.error(what + " must have keys and values, not " + kind(node));
    }
    for (NodeTuple tuple : mapping.getValue()) {
      Place place = Place.at(source, tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode name) || name.getValue().isBlank()) {
        problems.add(place.error("in " + what + " a " + key + " must be a text"));
        continue;
      }
      Entry first = section.entries.get(name.getValue());
      if (first != null) {
        problems.add(
            place.error(
                "duplicate "
                    + key
                    + " '"
                    + name.getValue()
                    + "', the first is in line "
                    + first.place.line()
                    + "; remove one"));
        continue;
      }
      section.entries.put(name.getValue(), new Entry(place, tuple.getValueNode()));
    }
    return section;
  }

  private static String kind(Node node) {
    if (node instanceof MappingNode) {
      return "keys and values";
    }
    if (node instanceof SequenceNode) {
      return "a list";
    }
    return node.getTag().equals(Tag.NULL) ? "nothing" : "a single value";
  }

  /** Notes each key that nobody reads. */
  Section only(Collection<String> known) {
    entries.forEach((key, entry) -> {
      if (!known.contains(key)) {
        problems.add(
            entry.place.error(
                "unknown key '" + key + "'; " + Nearest.suggest(key, known, "keys here are")));
      }
    });
    return this;
  }

  Place place() {
    return place;
  }

  Place place(String key) {
    Entry entry = entries.get(key);
    return entry != null ? entry.place : place;
  }

  Set<String> keys() {
    return entries.keySet();
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Whether the key has a value that is neither keys and values nor a list. */
  boolean isSingle(String key) {
    Entry entry = entries.get(key);
    return entry != null && entry.value instanceof ScalarNode;
  }

  /** Whether the key has a list without keys and values in it. */
  boolean hasScalars(String key) {
    Entry entry = entries.get(key);
    return entry != null
        && entry.value instanceof SequenceNode list
        && list.getValue().stream().allMatch(node -> node instanceof ScalarNode);
  }

  /** The values of a list, or the only value; none if the key is absent. */
  List<Scalar> scalars(String key) {
    Entry entry = entries.get(key);
    if (entry == null || !(entry.value instanceof SequenceNode list)) {
      return scalar(key).stream().toList();
    }
    return list.getValue().stream().map(node -> scalar(key, node, entry.place)).toList();
  }

  Optional<Scalar> scalar(String key) {
    return Optional.ofNullable(entries.get(key)).map(e -> scalar(key, e.value, e.place));
  }

  /** The value of a key; empty if the key is absent or its value cannot be read. */
  <T> Optional<T> find(String key, Function<Scalar, T> reading) {
    return problems.read(() -> scalar(key).map(reading), Optional.empty());
  }

  /** The value of a key, or a default. */
  <T> T read(String key, Function<Scalar, T> reading, T otherwise) {
    return find(key, reading).orElse(otherwise);
  }

  Problems problems() {
    return problems;
  }

  Scalar require(String key) {
    return scalar(key).orElseThrow(() -> place.error("'" + key + "' is missing here; add it"));
  }

  private Scalar scalar(String key, Node node, Place keyPlace) {
    Place at = Place.at(place.source(), node.getStartMark());
    if (!(node instanceof ScalarNode value)) {
      throw at.error("'" + key + "' must be a single value, not " + kind(node));
    }
    if (node.getTag().equals(Tag.NULL)) {
      throw keyPlace.error("'" + key + "' has no value; add one or remove the key");
    }
    if (!PLAIN.contains(node.getTag())) {
      throw at.error(
          "'" + key + "' begins with '!', which is a tag of YAML; put the value in quotes");
    }
    return new Scalar(key, value.getValue(), at);
  }

  Optional<Section> section(String key, String itsKeys) {
    @Nullable Entry entry = entries.get(key);
    return entry == null
        ? Optional.empty()
        : Optional.of(of(entry.value, "'" + key + "'", itsKeys, place.source(), problems));
  }

  /** Whether the key is there and has a value. */
  boolean hasValue(String key) {
    Entry entry = entries.get(key);
    return entry != null && !entry.value.getTag().equals(Tag.NULL);
  }

  /** The sections of a list; an item that is a single word is a key without a value. */
  List<Section> words(String key) {
    Entry entry = entries.get(key);
    if (entry == null || !(entry.value instanceof SequenceNode list)) {
      return sections(key).orElse(List.of());
    }
    List<Section> all = new ArrayList<>();
    for (Node node : list.getValue()) {
      if (node instanceof ScalarNode word && !word.getValue().isBlank()) {
        Section section = new Section(Place.at(place.source(), word.getStartMark()), problems);
        Node nothing = new ScalarNode(Tag.NULL, "", ScalarStyle.PLAIN);
        section.entries.put(word.getValue(), new Entry(section.place, nothing));
        all.add(section);
      } else {
        all.add(of(node, "an item of '" + key + "'", "key", place.source(), problems));
      }
    }
    return all;
  }

  /** The sections of a list. */
  Optional<List<Section>> sections(String key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    if (!(entry.value instanceof SequenceNode list)) {
      throw Place.at(place.source(), entry.value.getStartMark())
          .error("'" + key + "' must be a list, not " + kind(entry.value));
    }
    List<Section> sections = new ArrayList<>();
    for (Node node : list.getValue()) {
      sections.add(of(node, "an item of '" + key + "'", "key", place.source(), problems));
    }
    return Optional.of(sections);
  }
}
