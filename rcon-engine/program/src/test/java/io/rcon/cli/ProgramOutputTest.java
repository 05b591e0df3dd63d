package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramOutputTest {
  private final Disk disk = new Disk();
  private final List<String> news = new ArrayList<>();

  private static final class Disk extends OutputStream {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private String trouble = "";

    @Override
    public void write(int b) throws IOException {
      if (!trouble.isEmpty()) {
        throw new IOException(trouble);
      }
      written.write(b);
    }
  }

  private String written() {
    return disk.written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void messagesThatFoundNoRoomAreLostAndLaterOnesAreNot() {
    ProgramOutput out = ProgramOutput.ofMessages(disk, false);
    disk.trouble = "No space left on device";
    out.line("lost");
    disk.trouble = "";
    out.line("kept");
    assertEquals("kept\n", written());
  }

  @Test
  void answersThatFoundNoRoomEndTheProgram() {
    ProgramOutput out = ProgramOutput.ofAnswers(disk, false);
    disk.trouble = "No space left on device";
    assertThrows(ClosedPipeException.class, () -> out.line("lost"));
  }

  @Test
  void whatOutlastsAFullDiskSaysSoOnceAndOnceThatThereIsRoomAgain() {
    ProgramOutput out = ProgramOutput.ofAnswers(disk, false);
    out.outlastFullDisk(news::add);
    out.line("before");
    disk.trouble = "No space left on device";
    for (int i = 0; i < 3; i++) {
      out.line("lost");
      out.flush();
    }
    assertEquals(1, news.size(), "" + news);
    disk.trouble = "";
    out.line("after");
    out.line("later");
    assertEquals("before\nafter\nlater\n", written());
    assertEquals(
        List.of(
            "the output cannot be written, and lines are lost until it can; watching goes on: No"
                + " space left on device",
            "the output can be written again"),
        news);
    disk.trouble = "Broken pipe";
    assertThrows(ClosedPipeException.class, () -> out.line("to nobody"));
  }
}
