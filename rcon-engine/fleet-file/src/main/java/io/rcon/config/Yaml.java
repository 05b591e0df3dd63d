package io.rcon.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML into nodes. The library's own messages are not passed on, nor is its exception kept as
 * a cause: they quote the source, which may be a password.
 */
final class Yaml {
  /** Words of the library's message, and our message instead; the first that fits is used. */
  private static final Map<String, String> PROBLEMS = problems();

  private Yaml() {}

  private static Map<String, String> problems() {
    Map<String, String> problems = new LinkedHashMap<>();
    problems.put("TAB", "a tab where YAML wants spaces; indent with spaces");
    problems.put("alias", "'*' refers to nothing; put a value that begins with it in quotes");
    problems.put("anchor", "'&' names something twice; put a value that begins with it in quotes");
    problems.put(
        "tag handle", "'!' begins a tag of YAML; put a value that begins with it in quotes");
    problems.put("cannot start", "no value begins with this character; put the value in quotes");
    problems.put("alphabetic", "no name follows; put a value that begins with * or & in quotes");
    problems.put("escape", "'\\' begins an escape that YAML does not know; use single quotes");
    problems.put("mapping values are not", "a second ': ' in one line; put the value in quotes");
    problems.put("could not find expected ':'", "a line without ': ' among lines with it");
    problems.put(
        "expected ',' or",
        "a comma or a closing bracket is missing; put a value with brackets, as ${NAME}, in"
            + " quotes");
    problems.put("end of stream", "the file ends within quotes or brackets; close them");
    problems.put("document", "only one document may be in the file; remove '---' and '...'");
    problems.put("special characters", "a control character; remove it");
    problems.put("DEL character", "a control character; remove it");
    return problems;
  }

  /** The root of the only document; empty if there is nothing but comments. */
  static Optional<Node> compose(String text, String source) {
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setAllowNonScalarKeys(true)
            .build();
    String problem;
    Place place;
    try {
      StreamReader reader = new StreamReader(settings, text);
      return new Composer(settings, new ParserImpl(settings, reader)).getSingleNode();
    } catch (MarkedYamlEngineException e) {
      problem = e.getProblem();
      place = Place.at(source, e.getProblemMark().or(e::getContextMark));
    } catch (ReaderException e) {
      problem = "special characters";
      int end =
          text.offsetByCodePoints(
              0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
      place = Place.after(source, text.substring(0, end));
    } catch (YamlEngineException e) {
      problem = "";
      place = Place.whole(source);
    } catch (IllegalArgumentException e) {
      // A tag such as !%5: no exception of the library's own, and without a place.
      problem = "tag handle";
      place = Place.whole(source);
    } catch (StackOverflowError e) {
      // The library reads each level by a call and knows no limit.
      throw Place.whole(source).error("brackets or lists are nested too deeply");
    }
    throw place.error(explain(problem));
  }

  private static String explain(String problem) {
    for (Map.Entry<String, String> known : PROBLEMS.entrySet()) {
      if (problem.contains(known.getKey())) {
        return known.getValue();
      }
    }
    return "this cannot be read as YAML; look at the indentation, quotes and brackets before it";
  }
}
