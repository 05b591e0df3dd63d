package io.rcon.games;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Secret;
import io.rcon.Server;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes the call of a method, and what is refused before it is sent. */
class MsmpCallTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "say hi",
        "list",
        "/stop",
        "minecraft:",
        ":a",
        "a:b:c",
        "minecraft:players\"",
        "minecraft:gèr",
        "minecraft:players {}",
        "minecraft:players [",
        "minecraft:players [] []",
        "minecraft:players x",
        "minecraft:players a=1",
        "minecraft:players/kick player.name=Anna",
        "minecraft:players/kick player.name=\"Anna",
        "minecraft:players/kick player.name=\"Anna\"x",
        "minecraft:players/kick player.name=\"Anna\"  a=1",
        "minecraft:players/kick a=1 a=2",
        "minecraft:players/kick a=1 a.b=2",
        "minecraft:players/kick a.b=1 a=2",
        "minecraft:players/kick a.1=1 a.0=2",
        "minecraft:players/kick a.=1",
        "minecraft:players/kick a=01",
        "minecraft:players/kick a=1e5",
        "minecraft:players/kick a=",
        "minecraft:players/kick =1",
        "minecraft:players/kick a.a.a.a.a.a.a.a.a.a.a=1",
        "minecraft:players\n[]"
      })
  void should_refuse_what_calls_no_method_before_it_is_sent(String text) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new MsmpMechanism().checkCommand(MsmpGames.MSMP, text));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("call a method") || text.contains("\n"),
        refused::getMessage);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minecraft:players|minecraft:players|",
        "rpc.discover|rpc.discover|",
        "minecraft:server/save flush=true|minecraft:server/save|[true]",
        "minecraft:server/save [ false ]|minecraft:server/save|[ false ]",
        "minecraft:bans/remove name=\"a\\b\"|minecraft:bans/remove|[[{\"name\":\"a\\\\b\"}]]",
        "minecraft:ip_bans/remove ip.0=\"192.0.2.7\"|minecraft:ip_bans/remove|[[\"192.0.2.7\"]]",
        "mod:x a=-7 b=false c=\"ü\"|mod:x|[-7,false,\"ü\"]",
        "minecraft:server/system_message receivingPlayers.0.name=\"A\" receivingPlayers.1.name=\"B\""
            + "|minecraft:server/system_message|[{\"receivingPlayers\":[{\"name\":\"A\"},{\"name\":\"B\"}]}]"
      })
  void should_put_values_where_the_method_has_them(String text, String method, String params) {
    assertEquals(
        new MsmpCall(method, params == null ? "" : params), MsmpCall.of(MsmpGames.MSMP, text));
  }

  @Test
  void should_call_only_listed_methods_where_the_dialect_says_so() {
    var own = MsmpGames.MSMP.with(d -> d.name("own").set(MsmpFacts.OTHER_METHODS, false));
    MsmpCall.of(own, "minecraft:players");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> MsmpCall.of(own, "mod:x"));
    assertTrue(String.valueOf(refused.getMessage()).contains("other_methods"));
  }

  /** What it becomes counts, not what was written. */
  @Test
  void should_refuse_a_message_that_the_server_could_not_take() {
    String head = "mod:x a=\"";
    MsmpMechanism mechanism = new MsmpMechanism();
    mechanism.checkCommand(MsmpGames.MSMP, head + "x".repeat(65_000) + "\"");
    assertThrows(
        IllegalArgumentException.class,
        () -> mechanism.checkCommand(MsmpGames.MSMP, head + "\\".repeat(33_000) + "\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3cret x", "s3cret\r\nX: y", "s3crét"})
  void should_refuse_secrets_that_no_field_of_HTTP_holds(String secret) {
    Server server = Server.of(MsmpGames.MSMP, "127.0.0.1", 25585, Secret.of(secret));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new MsmpMechanism().checkServer(server));
    assertTrue(secret.isEmpty() || !String.valueOf(refused.getMessage()).contains(secret));
  }

  @ParameterizedTest
  @ValueSource(strings = {"minecraft:players", "minecraft:players lists", "a b none", ""})
  void should_refuse_facts_that_are_no_methods(String method) {
    assertThrows(
        IllegalArgumentException.class,
        () -> MsmpGames.MSMP.with(d -> d.name("own").set(MsmpFacts.METHODS, List.of(method))));
  }
}
