package io.rcon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadAssertionTest {
  private static final LoadResult RESULT = result(2_000_000);
  private static final LoadResult SLOW = result(60_000_000);

  private static LoadResult result(long serviceNanos) {
    return new VirtualLoadServer(new VirtualClock(), () -> serviceNanos, time -> time)
        .run(LoadPlan.open(Schedule.constant(10), Duration.ofSeconds(2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p99<50ms",
        "p50 >= 1900us",
        "max<0.01s",
        "errors<0.1%",
        "errors<1",
        "rate>=10/s",
        "service.p99<3ms",
        "lateness.p99<1ms"
      })
  void holds(String text) {
    assertTrue(LoadAssertion.parse(text).holds(RESULT), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p99<1ms", "rate>10", "errors>0", "mean>1s"})
  void fails(String text) {
    assertFalse(LoadAssertion.parse(text).holds(RESULT), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p99", "p99<50", "p98<5ms", "errors<5ms", "rate<5%", "other.p99<1ms"})
  void isRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> LoadAssertion.parse(text), text);
  }

  @Test
  void theReportForCiHasACaseForEachAndOneForValidity() {
    String xml =
        JunitReport.xml(
            List.of(RESULT),
            List.of(LoadAssertion.parse("p99<50ms"), LoadAssertion.parse("p99<1ms")));
    assertTrue(xml.contains("tests=\"3\" failures=\"1\""), xml);
    assertTrue(
        xml.contains("name=\"p99&lt;1ms\">\n    <failure message=\"p99&lt;1ms: found 2.0"), xml);
    assertEquals(1, xml.split("<failure", -1).length - 1);
  }

  @Test
  void ofSeveralRunsEachHasItsCases() {
    String xml = JunitReport.xml(List.of(SLOW, RESULT), List.of(LoadAssertion.parse("p99<50ms")));
    assertTrue(xml.contains("tests=\"4\" failures=\"1\""), xml);
    assertTrue(xml.contains("name=\"run 1: p99&lt;50ms\">\n    <failure"), xml);
    assertTrue(xml.contains("name=\"run 2: p99&lt;50ms\"/>"), xml);
  }
}
