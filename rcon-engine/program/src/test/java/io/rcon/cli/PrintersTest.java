package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Outcome;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import org.junit.jupiter.api.Test;

class PrintersTest {
  private final Run run = new Run();
  private final Server server = Server.of(Dialect.MINECRAFT, "10.0.0.7", 25575, Secret.none());
  private final Outcome answer =
      Outcome.of(server, new Reply("§ahi\u009b\u001b \"ä\"\n", EndRule.PROBE, false, 3, 1_900_000));
  private final Outcome failure =
      Outcome.of(
          server, new RconException.TimedOut(server.name(), Delivery.UNKNOWN, "no answer in 5 s"));

  @Test
  void jsonIsOneObjectALineWithTheTextUntouched() {
    JsonPrinter printer = new JsonPrinter(run.console().out(), Progress.none());
    printer.print("say \"x\"", answer);
    printer.print("list", failure);
    assertEquals(
        "{\"server\":\"10.0.0.7:25575\",\"command\":\"say \\\"x\\\"\",\"ok\":true,"
            + "\"text\":\"§ahi\\u009b\\u001B \\\"ä\\\"\\n\",\"end\":\"PROBE\","
            + "\"possiblyTruncated\":false,\"packets\":3,\"millis\":1.9}\n"
            + "{\"server\":\"10.0.0.7:25575\",\"command\":\"list\",\"ok\":false,"
            + "\"error\":\"TIMED_OUT\",\"message\":\"no answer in 5 s\","
            + "\"delivery\":\"UNKNOWN\"}\n",
        run.out());
  }

  @Test
  void textIsFitForPeopleAndFailuresGoToStandardError() {
    TextPrinter printer = new TextPrinter(run.console(), false, Progress.none());
    printer.print("say", answer);
    printer.print("list", failure);
    assertEquals("hi\\x9b\\x1b \"ä\"\n", run.out());
    assertEquals(
        "rcon: 10.0.0.7:25575: no answer in 5 s (TIMED_OUT; the server may have run the"
            + " command)\n",
        run.err());
  }

  @Test
  void amongManyEachLineBearsItsName() {
    TextPrinter printer = new TextPrinter(run.console(), true, Progress.none());
    Reply reply = new Reply("a\n\nb", EndRule.PROBE, false, 1, 1);
    printer.print("x", Outcome.of(server.named("eu-1"), reply));
    assertEquals("eu-1: a\neu-1: \neu-1: b\n", run.out());
  }

  @Test
  void aTableHasARowForEachWhenAllAreThere() {
    TablePrinter printer = new TablePrinter(run.console().out(), Progress.none());
    printer.print("list", answer);
    printer.print("list", failure);
    assertEquals("", run.out());
    printer.end();
    assertEquals(3, run.outLines().size());
    assertTrue(run.outLines().get(2).contains("TIMED_OUT"), run.out());
  }

  @Test
  void onATerminalColoursShowUnlessTheyAreUnwanted() {
    Run terminal = new Run().terminal("");
    new TextPrinter(terminal.console(), false, Progress.none()).print("x", answer);
    assertTrue(terminal.out().startsWith("\u001b[0;92mhi"), terminal.out());
    Run noColour = new Run().terminal("").variable("NO_COLOR", "1");
    new TextPrinter(noColour.console(), false, Progress.none()).print("x", answer);
    assertTrue(noColour.out().startsWith("hi"), noColour.out());
  }

  @Test
  void whatHadComeFollowsTheMessage() {
    Outcome partly =
        Outcome.of(server, failure.failure().orElseThrow().withPartial("§aone\u009b\ntw", 70_000));
    new JsonPrinter(run.console().out(), Progress.none()).print("list", partly);
    assertTrue(
        run.out().endsWith(",\"partial\":\"§aone\\u009b\\ntw\",\"partialBytes\":70000}\n"),
        run.out());
    new TextPrinter(run.console(), false, Progress.none()).print("list", partly);
    assertEquals(
        """
        rcon: 10.0.0.7:25575: no answer in 5 s (TIMED_OUT; the server may have run the command)
        rcon: 10.0.0.7:25575: 70000 bytes of the answer had come; the first 64 KiB:
        one\\x9b
        tw
        """,
        run.err());
    Run many = new Run();
    new TextPrinter(many.console(), true, Progress.none()).print("list", partly);
    assertTrue(many.err().endsWith("\n10.0.0.7:25575: one\\x9b\n10.0.0.7:25575: tw\n"), many.err());
    assertEquals("", many.out());
    TablePrinter table = new TablePrinter(many.console().out(), Progress.none());
    table.print("list", partly);
    table.end();
    assertTrue(many.out().contains("no answer in 5 s; came: one\\x9b …"), many.out());
  }
}
