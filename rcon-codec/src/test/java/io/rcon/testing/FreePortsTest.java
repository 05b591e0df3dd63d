package io.rcon.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  @Test
  void should_give_two_threads_two_ports() {
    List<Integer> given =
        IntStream.range(0, 2000).parallel().map(i -> FreePorts.next()).boxed().toList();
    Set<Integer> different = new HashSet<>(given);
    assertEquals(given.size(), different.size());
  }
}
