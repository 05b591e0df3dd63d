package io.rcon.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.EndRule;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.session.Link;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.RecordedRequest;
import io.rcon.simulator.ScriptedReply;
import io.rcon.status.Player;
import io.rcon.status.StatusFormats;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TypedCommandsTest {
  private static final String HEAD =
      """
      map: oa_dm1
      cl score ping name            address                                 rate\s
      -- ----- ---- --------------- --------------------------------------- -----
      """;

  private static String row(int slot, String name, String address) {
    return String.format("%2d     0   40 %-15s ^7%39s 25000\n", slot, name, address);
  }

  private static Link quake(String rows) {
    Link link = Link.to("ioquake3", options -> {});
    link.server.reply("status", HEAD + rows + "\n");
    link.server.respond(command -> Optional.of(ScriptedReply.text("done\n")));
    return link;
  }

  private static CommandResult done(CompletionStage<CommandResult> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static String refusal(CompletionStage<CommandResult> stage) {
    RconException why =
        assertInstanceOf(
            RconException.CommandRejected.class,
            assertThrows(ExecutionException.class, () -> done(stage)).getCause());
    assertEquals(Delivery.NOT_SENT, why.delivery());
    return why.getMessage();
  }

  private static List<String> ran(Link link) {
    return link.server.requests().stream().map(RecordedRequest::command).toList();
  }

  @Test
  void kicksBySlotRightAfterAListThatHasTheName() throws Exception {
    try (Link link = quake(row(2, "Bob", "192.0.2.8") + row(5, "^1An na", "192.0.2.7"))) {
      CommandResult result = done(Commands.of(link.session).kick(PlayerKey.name("An na"), ""));
      assertEquals("clientkick 5", result.text());
      assertEquals(AddressedBy.SLOT, result.by());
      assertEquals("done\n", result.reply().text());
      assertEquals(List.of("status", "clientkick 5"), ran(link));
    }
  }

  @Test
  void kicksNobodyWhoIsNotListedOrListedTwice() {
    try (Link link =
        quake(row(1, "Bob", "bot") + row(2, "Bob", "bot") + row(3, "^1Bob", "192.0.2.7"))) {
      Commands commands = Commands.of(link.session);
      assertTrue(refusal(commands.kick(PlayerKey.name("Bo"), "")).contains("nobody on the server"));
      String twice = refusal(commands.kick(PlayerKey.name("Bob"), ""));
      assertTrue(twice.contains("3 players are 'Bob'; give the slot"), twice);
      assertEquals(List.of("status", "status"), ran(link));
    }
  }

  @Test
  void theSlotChoosesAmongPlayersOfOneName() throws Exception {
    try (Link link = quake(row(1, "Bob", "bot") + row(2, "Bob", "bot"))) {
      Commands commands = Commands.of(link.session);
      assertEquals("clientkick 2", done(commands.kick(PlayerKey.name("Bob", 2), "")).text());
      refusal(commands.kick(PlayerKey.name("Bob", 3), ""));
    }
  }

  @Test
  void aRowIsKickedOnlyWhileItsSlotStillHasItsName() throws Exception {
    Player row =
        StatusFormats.named("quake3").parse(HEAD + row(4, "Bob", "192.0.2.8")).players().get(0);
    try (Link link = quake(row(4, "Anna", "192.0.2.7"))) {
      refusal(Commands.of(link.session).kick(row, ""));
      link.server.reply("status", HEAD + row(4, "Bob", "192.0.2.8"));
      assertEquals("clientkick 4", done(Commands.of(link.session).kick(row, "")).text());
    }
  }

  @Test
  void twoRowsOfOneSlotAreNotBelieved() {
    try (Link link = quake(row(4, "Bob", "192.0.2.8") + row(4, "Anna", "192.0.2.7"))) {
      String why = refusal(Commands.of(link.session).kick(PlayerKey.name("Anna"), ""));
      assertTrue(why.contains("slot of 'Anna' twice"), why);
    }
  }

  @Test
  void bansByTheAddressOfTheListWithoutItsPort() throws Exception {
    try (Link link = quake(row(4, "Anna", "192.0.2.7:27961"))) {
      CommandResult result = done(Commands.of(link.session).ban(PlayerKey.name("Anna"), ""));
      assertEquals("banaddr 192.0.2.7", result.text());
      assertEquals(AddressedBy.ADDRESS, result.by());
    }
  }

  @Test
  void aBotHasNoAddressToBan() {
    try (Link link = quake(row(4, "Sarge", "bot"))) {
      String why = refusal(Commands.of(link.session).ban(PlayerKey.name("Sarge"), ""));
      assertTrue(why.contains("shows no address of 'Sarge'"), why);
    }
  }

  @Test
  void aDecoratedNameIsNotTakenForTheOneWithinIt() throws Exception {
    try (Link link = Link.to("nukkit", options -> {})) {
      link.server.reply("list", "There are 2/20 players online:\n[x] Anna, Anna");
      Commands commands = Commands.of(link.session);
      assertEquals("kick \"[x] Anna\"", done(commands.kick(PlayerKey.name("[x] Anna"), "")).text());
      refusal(commands.kick(PlayerKey.name("Ann"), ""));
    }
  }

  @Test
  void whatIsNoListOfPlayersIsNotBelieved() {
    try (Link link = quake("")) {
      link.server.reply("status", "unknown command: status\n");
      String why = refusal(Commands.of(link.session).kick(PlayerKey.name("Anna"), ""));
      assertTrue(why.contains("could not be read"), why);
      assertEquals(List.of("status"), ran(link));
    }
  }

  @Test
  void aListThatDoesNotComeLeavesTheCommandUnsent() {
    try (Link link = Link.to("ioquake3", options -> options.timeout(Duration.ofMillis(200)))) {
      link.server.mishap(command -> true, new Mishap.Lose());
      ExecutionException failed =
          assertThrows(
              ExecutionException.class,
              () -> done(Commands.of(link.session).kick(PlayerKey.name("Anna"), "")));
      RconException.TimedOut why =
          assertInstanceOf(RconException.TimedOut.class, failed.getCause());
      assertEquals(Delivery.NOT_SENT, why.delivery());
      assertTrue(why.getMessage().contains("the command was not sent"), why.getMessage());
    }
  }

  @Test
  void goesByTheIdThatTheCallerHas() throws Exception {
    try (Link link = Link.to("source", options -> {})) {
      Commands commands = Commands.of(link.session);
      CommandResult kick = done(commands.kick(PlayerKey.id("[U:1:5]"), "go; away"));
      assertEquals("kickid \"[U:1:5]\" \"go; away\"", kick.text());
      assertEquals(AddressedBy.ID, kick.by());
      assertEquals(AddressedBy.NOBODY, done(commands.say("hi")).by());
      assertEquals(List.of("kickid \"[U:1:5]\" \"go; away\"", "say \"hi\""), ran(link));
    }
  }

  @Test
  void looksTheLastingIdUpByTheName() throws Exception {
    try (Link link = Link.to("source", options -> {})) {
      link.server.reply(
          "status",
          "hostname: x\nplayers : 1 humans, 0 bots (24 max)\n"
              + "# userid name                uniqueid            connected ping loss state  adr\n"
              + "#      2 \"An \"na\"\"           [U:1:11231]         06:13       99    0 active"
              + " 192.0.2.7:27005\n");
      CommandResult kick = done(Commands.of(link.session).kick(PlayerKey.name("An \"na\""), ""));
      assertEquals("kickid \"[U:1:11231]\"", kick.text());
      assertEquals(AddressedBy.ID, kick.by());
    }
  }

  @Test
  void stopSucceedsWhenTheServerIsGone() throws Exception {
    try (Link link = Link.to("minecraft", options -> {})) {
      link.server.reply("stop", ScriptedReply.closing());
      assertEquals(EndRule.CLOSED, done(Commands.of(link.session).stop()).reply().end());
    }
  }

  @Test
  void whatTheGameHasNotIsRefusedWithWhatItHas() {
    try (Link link = Link.to("generic", options -> {})) {
      String why = refusal(Commands.of(link.session).kick(PlayerKey.name("Anna"), "x"));
      assertTrue(why.contains("'generic' has no 'kick'; it names no command"), why);
      assertEquals(List.of(), ran(link));
    }
  }

  @Test
  void theOriginAndBoundsOfTheCallerAreKept() throws Exception {
    try (Link link = Link.to("minecraft", options -> {})) {
      Commands commands = Commands.of(link.session).with(c -> c.origin("panel: Anna"));
      assertEquals("say hi", done(commands.say("hi")).text());
    }
  }

  @Test
  void toCancelTheFutureCancelsWhatItWaitsFor() {
    try (Link link = quake(row(1, "Bob", "bot"))) {
      link.server.reply("status", ScriptedReply.silent());
      var future = Commands.of(link.session).kick(PlayerKey.name("Bob"), "").toCompletableFuture();
      future.cancel(true);
      RconException.Cancelled why =
          assertInstanceOf(
              RconException.Cancelled.class,
              assertThrows(ExecutionException.class, () -> future.get(20, TimeUnit.SECONDS))
                  .getCause());
      assertEquals(Delivery.NOT_SENT, why.delivery());
    }
  }
}
