package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.testing.LongForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks without assertions of JUnit inside the loops: there are hundreds of millions of ids. */
@Timeout(60)
class SourceIdsTest {
  private static void check(int id) {
    if (id <= 0 || (id & 0xff_ffff) == 0 || (id & 1) != 0 || id == Integer.MAX_VALUE - 1) {
      throw new AssertionError("id " + id);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x3fff_fffc, 0xff_fff0, 0x12fe_ff00})
  void should_count_positive_even_ids_without_low_zeros(int random) {
    SourceIds ids = new SourceIds(random);
    int before = ids.next();
    check(before);
    for (int i = 0; i < LongForm.or(10_000_000, 1_000_000); i++) {
      int id = ids.next();
      check(id);
      if (id <= before) {
        throw new AssertionError(id + " after " + before);
      }
      before = id;
    }
  }

  @Test
  void should_begin_anew_at_the_end_of_all_ids() {
    SourceIds ids = new SourceIds(Integer.MAX_VALUE);
    int before = 0;
    int id = ids.next();
    while (id > before) {
      check(id);
      before = id;
      id = ids.next();
    }
    assertEquals(2, id);
    assertEquals(Integer.MAX_VALUE - 3, before);
  }
}
