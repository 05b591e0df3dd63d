package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The manners of single games. */
enum OddAnswers implements AnswerManner {
  /** Cuberite: an empty frame of type 2 at once, the output in another one. */
  CUBERITE {
    @Override
    public List<ByteBuf> answer(
        FrameMaker out, int id, String command, String text, Charset charset) {
      return List.of(out.frame(id, 2), out.frame(id, 2, text.getBytes(charset)));
    }
  },

  /** Pumpkin: a frame for each line, none for no output. */
  PUMPKIN {
    @Override
    public List<ByteBuf> answer(
        FrameMaker out, int id, String command, String text, Charset charset) {
      return text.lines().map(line -> out.frame(id, 0, line.getBytes(charset))).toList();
    }
  },

  /** Rust before WebRCON: the command, then each line, come as console lines too; then an end. */
  RUST {
    @Override
    public List<ByteBuf> answer(
        FrameMaker out, int id, String command, String text, Charset charset) {
      List<ByteBuf> frames = new ArrayList<>();
      frames.add(line(out, "[RCON][192.0.2.1:40000] " + command));
      text.lines()
          .forEach(line -> {
            frames.add(out.frame(id, 0, line.getBytes(StandardCharsets.ISO_8859_1)));
            frames.add(line(out, line));
          });
      frames.add(out.frame(-1, 0));
      return frames;
    }

    private ByteBuf line(FrameMaker out, String line) {
      return out.frame(0, 4, line.getBytes(StandardCharsets.ISO_8859_1));
    }
  },

  /** ARK: words for no text, and now and then a sign of life before an answer. */
  ARK {
    @Override
    public List<ByteBuf> answer(
        FrameMaker out, int id, String command, String text, Charset charset) {
      String words = text.isEmpty() ? "Server received, But no response!!\n " : text;
      ByteBuf answer = out.frame(id, 0, words.getBytes(charset));
      return command.hashCode() % 3 == 0
          ? List.of(out.frame(0, 0, "Keep Alive".getBytes(StandardCharsets.US_ASCII)), answer)
          : List.of(answer);
    }
  },

  /** Palworld: under the id 0, and each byte beyond ASCII is counted twice. */
  PALWORLD {
    @Override
    public List<ByteBuf> answer(
        FrameMaker out, int id, String command, String text, Charset charset) {
      byte[] bytes = text.getBytes(charset);
      int beyond = 0;
      for (byte each : bytes) {
        beyond += each < 0 ? 1 : 0;
      }
      ByteBuf frame = out.frame(0, 0, bytes);
      frame.setIntLE(frame.readerIndex(), frame.getIntLE(frame.readerIndex()) + beyond);
      return List.of(frame);
    }
  },

  /** Squad: an empty command comes back twice, the second time with seven bytes too many. */
  SQUAD {
    @Override
    public List<ByteBuf> answer(
        FrameMaker out, int id, String command, String text, Charset charset) {
      return new PlainAnswers(ReplyCut.SOURCE).answer(out, id, command, text, charset);
    }

    @Override
    public List<ByteBuf> blank(FrameMaker out, int id) {
      return List.of(
          out.frame(id, 0),
          Unpooled.wrappedBuffer(
              out.frame(id, 0), Unpooled.wrappedBuffer(new byte[] {0, 1, 0, 0, 0, 0, 0})));
    }
  },

  /** Factorio: nothing for an empty command, one frame for any other. */
  FACTORIO {
    @Override
    public List<ByteBuf> answer(
        FrameMaker out, int id, String command, String text, Charset charset) {
      return List.of(out.frame(id, 0, text.getBytes(charset)));
    }

    @Override
    public List<ByteBuf> blank(FrameMaker out, int id) {
      return List.of();
    }
  },

  /** Torch: ASCII, and an exception instead of an answer above 4096 bytes. */
  TORCH {
    @Override
    public List<ByteBuf> answer(
        FrameMaker out, int id, String command, String text, Charset charset) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      return bytes.length > 4096 ? List.of() : List.of(out.frame(id, 0, bytes));
    }
  },

  /** PocketMine: CRLF between lines, and nothing behind the last. */
  POCKETMINE {
    @Override
    public List<ByteBuf> answer(
        FrameMaker out, int id, String command, String text, Charset charset) {
      String words = text.strip().replace("\n", "\r\n");
      return List.of(out.frame(id, 0, words.getBytes(charset)));
    }
  }
}
