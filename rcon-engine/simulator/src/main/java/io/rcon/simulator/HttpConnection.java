package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One connection of a simulated HTTP API: whole requests, one answer for each, in order. */
final class HttpConnection extends StreamConnection {
  private static final int LARGEST = 1 << 20;

  private final HttpEndpoint endpoint;
  private final HttpRules rules;

  HttpConnection(Channel channel, HttpEndpoint endpoint, HttpRules rules, int number) {
    super(channel, endpoint.core(), number);
    this.endpoint = endpoint;
    this.rules = rules;
  }

  void install() {
    channel()
        .pipeline()
        .addLast(new HttpRequestDecoder(), new HttpObjectAggregator(LARGEST, true), this);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (rules.isGone()) {
        close();
      } else if (!isStalled() && message instanceof FullHttpRequest request) {
        if (request.decoderResult().isSuccess()) {
          rules.request(request, this);
        } else {
          answer(400, "text/plain", "Bad Request");
        }
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  /** Runs a command and answers with what it prints. */
  void run(String command, HttpConsole console) {
    HttpConsole.Result[] ran = new HttpConsole.Result[1];
    ScriptedReply reply =
        core()
            .run(
                number,
                remote,
                command,
                text -> {
                  HttpConsole.Result result = console.run(text);
                  ran[0] = result;
                  return ScriptedReply.text(result.text());
                });
    int status = ran[0] == null ? 200 : ran[0].status();
    ByteBuf answer = bytes(status, "application/json", reply.text());
    send(reply.answered() ? List.of(answer) : List.of(), reply);
  }

  /** Answers what is no command. */
  void answer(int status, String type, String text) {
    send(List.of(bytes(status, type, text)), 0, List.of(), false);
  }

  /** As {@link #answer}, of a login. */
  void answerLogin(int status, String text) {
    List<Mishap> mishaps = core().script.loginMishaps();
    send(List.of(bytes(status, "application/json", text)), 0, mishaps, false);
  }

  void later(long seconds, Runnable task) {
    channel().eventLoop().schedule(task, seconds, TimeUnit.SECONDS);
  }

  void closeAll() {
    endpoint.closeConnections(false);
  }

  private static ByteBuf bytes(int status, String type, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + HttpResponseStatus.valueOf(status)
            + (status == 204 ? "" : "\r\nContent-Type: " + type)
            + (status == 204 ? "" : "\r\nContent-Length: " + body.length)
            + "\r\n\r\n";
    return Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.US_ASCII), body);
  }

  /** An answer to a request that there was not. */
  @Override
  public ByteBuf unsolicited(Mishap.Unsolicited packet) {
    return bytes(200, "text/plain", packet.text());
  }

  @Override
  void closed() {
    endpoint.closed(this);
  }

  @Override
  boolean isFaultOfClient(Throwable cause) {
    return cause instanceof DecoderException;
  }
}
