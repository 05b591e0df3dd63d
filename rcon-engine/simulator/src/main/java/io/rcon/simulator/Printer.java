package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import java.nio.charset.Charset;
import java.util.List;

/** Collects what a command prints and cuts it into datagrams. Used for one answer. */
interface Printer {
  void print(byte... text);

  /** The datagrams; the last one is sent even if nothing is in it. */
  List<ByteBuf> finish();

  /** Prints an answer: every line is a call of its own, as is what the reply lists as one. */
  default void print(ScriptedReply reply, Charset charset) {
    for (String text : reply.prints()) {
      int from = 0;
      for (int end = text.indexOf('\n') + 1;
          end > 0 && end < text.length();
          end = text.indexOf('\n', from) + 1) {
        print(text.substring(from, end).getBytes(charset));
        from = end;
      }
      print(text.substring(from).getBytes(charset));
    }
  }
}
