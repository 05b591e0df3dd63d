package io.rcon.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Answers every frame of a read with one write. */
final class LeanTcpServer extends ChannelInboundHandlerAdapter {
  private static final int AUTH = 3;
  private static final int EXEC = 2;

  /** The packet that srcds sends behind the echo of an empty one. */
  private static final byte[] SENTINEL = {0, 1, 0, 0};

  private final byte[] text;
  private final LateAnswers late;
  private final LeanWork work;
  private @Nullable ByteBuf rest;

  LeanTcpServer(int answer, LateAnswers late, LeanWork work) {
    this.work = work;
    text = new byte[answer];
    Arrays.fill(text, (byte) 'x');
    byte[] begin = "players: 12\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(begin, 0, text, 0, Math.min(begin.length, answer));
    this.late = late;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf input = (ByteBuf) message;
    if (rest != null) {
      input = rest.writeBytes(input);
      ReferenceCountUtil.release(message);
      rest = null;
    }
    ByteBuf output = ctx.alloc().buffer(input.readableBytes() / 30 * (text.length + 14) + 512);
    int at = input.readerIndex();
    while (input.writerIndex() - at >= 4 && input.writerIndex() - at >= 4 + input.getIntLE(at)) {
      int type = input.getIntLE(at + 8);
      if (type == EXEC && work.isWanted()) {
        output = work(ctx, input, at, output);
      } else {
        answer(ctx, input.getIntLE(at + 4), type, output);
      }
      at += 4 + input.getIntLE(at);
    }
    input.readerIndex(at);
    if (input.isReadable()) {
      rest = ctx.alloc().buffer(4096).writeBytes(input);
    }
    input.release();
    if (output.isReadable()) {
      ctx.write(output, ctx.voidPromise());
    } else {
      output.release();
    }
  }

  /** Echoes the command when its work is done; no answer waits for the work of the next one. */
  private ByteBuf work(ChannelHandlerContext ctx, ByteBuf input, int at, ByteBuf output) {
    ByteBuf answers = output;
    if (work.isSpinning()) {
      if (output.isReadable()) {
        ctx.writeAndFlush(output, ctx.voidPromise());
        answers = ctx.alloc().buffer(512);
      }
      work.spin();
    }
    byte[] body = new byte[input.getIntLE(at) - 10];
    input.getBytes(at + 12, body);
    frame(answers, input.getIntLE(at + 4), 0, body);
    return answers;
  }

  private void answer(ChannelHandlerContext ctx, int id, int type, ByteBuf output) {
    if (type == AUTH) {
      frame(output, id, EXEC);
    } else if (type != EXEC) {
      frame(output, id, 0);
      frame(output, id, 0, SENTINEL);
    } else if (late.areWanted()) {
      if (!late.isSilent()) {
        ByteBuf answer = ctx.alloc().buffer(text.length + 14);
        frame(answer, id, 0, text);
        late.send(ctx.channel(), answer, null);
      }
    } else {
      frame(output, id, 0, text);
    }
  }

  private static void frame(ByteBuf output, int id, int type, byte... body) {
    output
        .writeIntLE(body.length + 10)
        .writeIntLE(id)
        .writeIntLE(type)
        .writeBytes(body)
        .writeShortLE(0);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ctx.flush();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (rest != null) {
      rest.release();
      rest = null;
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
