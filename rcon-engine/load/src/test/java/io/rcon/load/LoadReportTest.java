package io.rcon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

/** What a result is written as. */
class LoadReportTest {
  private static final LoadResult RESULT =
      new VirtualLoadServer(
              new VirtualClock(), () -> 2_000_000, VirtualLoadServer.stallingOneSecondInTen())
          .run(LoadPlan.open(Schedule.constant(50), Duration.ofMinutes(20)));

  private static final Knee KNEE =
      new Knee(37.5, 48, "depth", "</script><b>", List.of(new KneeStep(40, 38, 400, 0, "slow")));

  @Test
  void oneFileBelow150KilobytesHoldsAllOfIt() {
    String html = LoadReport.html(RESULT, KNEE);
    assertTrue(html.length() < 150_000, "" + html.length());
    assertTrue(html.contains("<p class=\"answer\">37.5 commands a second</p>"), html);
    assertFalse(Pattern.compile("(src|href)=\"(?!data:)").matcher(html).find(), "asks for others");
    assertFalse(html.contains("</script><b>"), "words of others end a script");
  }

  @Test
  void itsPolicyAllowsEachOfItsScriptsAndItsStyleByTheirHash() throws Exception {
    String html = LoadReport.html(RESULT, null);
    Matcher blocks =
        Pattern.compile("<(?:script|style)>(.*?)</(?:script|style)>", Pattern.DOTALL).matcher(html);
    int count = 0;
    while (blocks.find()) {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(blocks.group(1).getBytes(StandardCharsets.UTF_8));
      assertTrue(html.contains("sha256-" + Base64.getEncoder().encodeToString(hash)));
      count++;
    }
    assertEquals(3, count);
  }

  @Test
  void whatIsNotValidIsSaidBeforeAllElse() {
    VirtualClock late = new VirtualClock();
    late.lateBy = 30_000_000;
    LoadResult invalid =
        new VirtualLoadServer(late, () -> 2_000_000, time -> time)
            .run(LoadPlan.open(Schedule.constant(50), Duration.ofSeconds(5)));
    String html = LoadReport.html(invalid, null);
    assertTrue(html.indexOf("These figures are not valid") < html.indexOf("<table>"), html);
  }

  @Test
  void theJsonHasWhatItsSchemaRequiresAndNothingThatItDoesNotKnow() throws Exception {
    Object json = JsonTree.parse(LoadJson.text(List.of(RESULT), KNEE));
    Map<?, ?> schema = (Map<?, ?>) JsonTree.parse(schema());
    check(json, schema, schema, "result");
  }

  private static String schema() throws Exception {
    try (InputStream in = LoadJson.class.getResourceAsStream("load-result-1.schema.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The part of JSON Schema that ours uses. */
  private static void check(Object json, Map<?, ?> root, Map<?, ?> schema, String where) {
    Map<?, ?> rules = schema;
    if (rules.get("$ref") instanceof String ref) {
      String name = ref.substring(ref.lastIndexOf('/') + 1);
      rules = (Map<?, ?>) ((Map<?, ?>) root.get("$defs")).get(name);
    }
    if (rules.containsKey("const")) {
      assertEquals(rules.get("const"), json, where);
    }
    if (rules.get("enum") instanceof List<?> values) {
      assertTrue(values.contains(json), where + ": " + json);
    }
    if (json instanceof Map<?, ?> object) {
      assertEquals("object", rules.get("type"), where);
      if (rules.get("required") instanceof List<?> required) {
        required.forEach(name -> assertTrue(object.containsKey(name), where + " lacks " + name));
      }
      if (rules.get("properties") instanceof Map<?, ?> properties) {
        for (Map.Entry<?, ?> entry : object.entrySet()) {
          Map<?, ?> known = (Map<?, ?>) properties.get(entry.getKey());
          assertNotNull(known, where + " has " + entry.getKey());
          check(entry.getValue(), root, known, where + "." + entry.getKey());
        }
      }
    } else if (json instanceof List<?> list) {
      assertEquals("array", rules.get("type"), where);
      if (rules.get("items") instanceof Map<?, ?> items) {
        list.forEach(item -> check(item, root, items, where + "[]"));
      }
    } else if (rules.get("type") instanceof String type) {
      Class<?> expected =
          switch (type) {
            case "string" -> String.class;
            case "boolean" -> Boolean.class;
            default -> Double.class;
          };
      assertTrue(expected.isInstance(json), where + ": " + json);
    }
  }

  @Test
  void theLogIsReadByTheToolsOfItsFormat() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LoadLog log = new LoadLog(bytes);
    LoadSecond second = new LoadSecond(0);
    second.nanos = 1_000_000_000;
    second.response.recordValue(5_000_000);
    log.accept(second);
    log.accept(second);
    HistogramLogReader reader =
        new HistogramLogReader(new ByteArrayInputStream(bytes.toByteArray()));
    int responses = 0;
    for (EncodableHistogram each = reader.nextIntervalHistogram();
        each != null;
        each = reader.nextIntervalHistogram()) {
      if ("response".equals(each.getTag())) {
        assertEquals(5e6, (double) ((Histogram) each).getMaxValue(), 5e3);
        responses++;
      }
    }
    assertEquals(2, responses);
  }

  @Test
  void thePictureIsDrawnWithoutADisplay() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LoadChart.png(RESULT, bytes);
    assertEquals(960, ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())).getWidth());
  }
}
