package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressArgumentTest {
  @ParameterizedTest
  @CsvSource({
    "play.example.org:25575, play.example.org, 25575",
    "play.example.org, play.example.org, 0",
    "10.0.0.7:1, 10.0.0.7, 1",
    "[::1]:27015, ::1, 27015",
    "[fe80::1%eth0]:27015, fe80::1%eth0, 27015",
    "[::1%lo]:25575, ::1%lo, 25575",
    "[::1], ::1, 0",
    "::1, ::1, 0"
  })
  void readsAddresses(String typed, String host, int port) {
    assertEquals(new AddressArgument(host, port), AddressArgument.parse(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ":1", "h:", "h:x", "h:0", "h:65536", "h:-1", "[::1]x", "[]:1", "a b:1", "x:y:z:1"
      })
  void refusesWhatIsNone(String typed) {
    assertEquals(
        2, assertThrows(CliException.class, () -> AddressArgument.parse(typed)).exitCode());
  }

  @Test
  void portZeroIsForListening() {
    assertEquals(new AddressArgument("::1", 0), AddressArgument.parse("[::1]:0", 0));
  }

  @Test
  void saysWhatIsWrong() {
    String message =
        assertThrows(CliException.class, () -> AddressArgument.parse("h:99999")).getMessage();
    assertTrue(message.contains("'h:99999'") && message.contains("65535"), message);
  }
}
