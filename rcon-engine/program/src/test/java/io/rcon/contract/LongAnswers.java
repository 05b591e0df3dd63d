package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.simulator.SampleText;
import io.rcon.simulator.ScriptedReply;
import io.rcon.testing.LongForm;

/** Around the sizes of packets, and far beyond. */
final class LongAnswers implements ContractRow {
  private static final int[] FEW = {1, 1000, 4096, 9000};
  private static final int[] MANY = {
    1, 239, 240, 999, 1000, 1007, 1008, 1394, 1395, 4085, 4086, 4087, 4095, 4096, 4097, 8192,
    100_000
  };

  /** No datagram holds more than 65,507 bytes. */
  private static final int MOST_IN_ONE = 60_000;

  @Override
  public String name() {
    return "long";
  }

  @Override
  public String law() {
    return "an answer is whole, or the reply says that it may not be, or it is a failure; what is"
        + " left of it comes into no other";
  }

  @Override
  public String refutedBy() {
    return "a text that lacks something and is called whole, a rest in the next answer";
  }

  @Override
  public void check(ContractStage stage) {
    RconSession session = stage.open();
    for (int size : LongForm.or(1, 0) == 1 ? MANY : FEW) {
      if (size > MOST_IN_ONE && ContractFacts.answersInOneDatagram(stage.dialect)) {
        continue;
      }
      String text = SampleText.lines(size).strip();
      AskedCommand asked = stage.ended(stage.ask(session, ScriptedReply.text(text)));
      Reply reply = asked.reply();
      if (reply != null && !reply.possiblyTruncated()) {
        String got = reply.text().strip().replace("\r\n", "\n");
        assertTrue(got.endsWith(text), () -> size + " characters: " + asked);
      }
      assertEquals(1, stage.ran(asked), asked::toString);
      stage.own(stage.ask(session));
    }
    stage.wellAgain(session);
  }
}
