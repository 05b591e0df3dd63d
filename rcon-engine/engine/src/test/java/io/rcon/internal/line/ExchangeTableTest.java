package io.rcon.internal.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExchangeTableTest {
  static Exchange exchange() {
    Exchange exchange = new Exchange();
    exchange.given(Command.of("x"), null, 0, Long.MAX_VALUE);
    return exchange;
  }

  private static Exchange exchange(int key, long number) {
    Exchange exchange = exchange();
    exchange.written(0, 1, number, key, null);
    return exchange;
  }

  @Test
  void should_be_like_a_map() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 50; round++) {
      ExchangeTable table = new ExchangeTable();
      Map<Integer, Exchange> model = new HashMap<>();
      int range = 1 << random.nextInt(1, 12);
      int stride = random.nextBoolean() ? 2 : 1 << 16;
      for (int step = 0; step < 4_000; step++) {
        int key = stride * random.nextInt(range);
        Exchange known = model.get(key);
        if (known == null && random.nextInt(3) > 0) {
          Exchange fresh = exchange(key, step);
          model.put(key, fresh);
          table.put(fresh);
        } else if (known != null) {
          model.remove(key);
          table.remove(known);
          table.remove(known);
        }
        assertEquals(model.size(), table.size());
        assertSame(model.get(key), table.get(key));
      }
      model.forEach((key, exchange) -> assertSame(exchange, table.get(key)));
      List<Exchange> ordered = table.inOrder();
      assertEquals(model.size(), ordered.size());
      for (int i = 1; i < ordered.size(); i++) {
        assertTrue(ordered.get(i - 1).number() < ordered.get(i).number());
      }
    }
  }

  @Test
  void should_be_empty_before_anything_is_put() {
    ExchangeTable table = new ExchangeTable();
    assertNull(table.get(1));
    table.remove(exchange(1, 1));
    assertTrue(table.inOrder().isEmpty());
    assertEquals(0, table.size());
  }

  @Test
  void should_queue_like_a_list() {
    SplittableRandom random = new SplittableRandom(5);
    ExchangeQueue queue = new ExchangeQueue();
    List<Exchange> model = new ArrayList<>();
    for (int step = 0; step < 50_000; step++) {
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          Exchange exchange = exchange();
          queue.add(exchange);
          model.add(exchange);
        }
        case 2 -> {
          Exchange exchange = exchange();
          queue.addFirst(exchange);
          model.add(0, exchange);
        }
        case 3 -> assertSame(model.isEmpty() ? null : model.remove(0), queue.poll());
        default -> {
          if (!model.isEmpty()) {
            Exchange victim = model.remove(random.nextInt(model.size()));
            assertTrue(queue.remove(victim));
            assertTrue(!queue.remove(victim));
          }
        }
      }
      assertEquals(model.size(), queue.size());
      assertEquals(model.isEmpty(), queue.isEmpty());
      assertSame(model.isEmpty() ? null : model.get(0), queue.peek());
      if (model.size() > 40) {
        while (!model.isEmpty()) {
          assertSame(model.remove(0), queue.poll());
        }
      }
    }
  }
}
