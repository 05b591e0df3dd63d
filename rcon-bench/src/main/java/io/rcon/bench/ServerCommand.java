package io.rcon.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SelectStrategy;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lean simulated servers: as little work for each answer as a server can do. */
@Command(name = "server", hidden = true, description = "Lean servers; scale and fleet start them.")
final class ServerCommand implements Callable<Integer> {
  /** So many addresses of 127.0.0.0/8 are enough that none runs out of ports. */
  private static final int PORTS_OF_AN_ADDRESS = 5000;

  @Option(names = "--addresses", required = true)
  Path addresses = Path.of("");

  @Option(names = "--carrier")
  Carrier carrier = Carrier.TCP;

  @Option(names = "--count", description = "listening sockets")
  int count = 32;

  @Option(names = "--first", description = "the last number of the first address")
  int first = 1;

  @Option(names = "--answer", description = "bytes of an answer")
  int answer = 256;

  @Option(names = "--spread", description = "answers come after 0 to so many milliseconds")
  int spread;

  @Option(names = "--silent", description = "percent of the commands that meet silence")
  int silent;

  @Option(names = "--echo", description = "answers say the command again")
  boolean echo;

  @Option(names = "--spin", description = "microseconds that a command takes; implies --echo")
  int spin;

  @Option(names = "--exponential", description = "by chance, with --spin as the mean")
  boolean exponential;

  @Option(names = "--mute", description = "accepts connections and says nothing")
  boolean mute;

  private final ChannelGroup accepted = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    LeanWork work = new LeanWork(echo, spin * 1000L, exponential);
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(1, spin > 0 ? turning(work) : sleeping());
    EventLoop loop = group.next();
    LateAnswers late = new LateAnswers(loop, spread, silent);
    Listeners listeners = new Listeners(address -> listen(loop, late, work, address), accepted);
    for (int i = 0; i < count; i++) {
      String host = "127.0.0." + (first + i / PORTS_OF_AN_ADDRESS);
      listeners.listen(new InetSocketAddress(host, 0));
    }
    ServerAddresses.write(addresses, listeners.addresses());
    say("READY");
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      if (line.equals("last")) {
        say("LAST " + late.lastWritten());
      } else if (line.equals("down")) {
        listeners.down();
        say("DOWN");
      } else if (line.equals("up")) {
        listeners.up();
        say("UP");
      }
    }
    return 0;
  }

  private static IoHandlerFactory sleeping() {
    return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
  }

  /** A server whose commands take a time does not sleep: waking up would be a part of it. */
  private static IoHandlerFactory turning(LeanWork work) {
    SelectStrategy strategy = (selectNow, tasks) -> work.turn(selectNow.get());
    return Epoll.isAvailable()
        ? EpollIoHandler.newFactory(0, () -> strategy)
        : NioIoHandler.newFactory(SelectorProvider.provider(), () -> strategy);
  }

  private static final class Mute extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ReferenceCountUtil.release(message);
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }

  private Channel listen(EventLoop loop, LateAnswers late, LeanWork work, InetSocketAddress address)
      throws InterruptedException {
    boolean epoll = Epoll.isAvailable();
    if (carrier == Carrier.UDP) {
      return new Bootstrap()
          .group(loop)
          .channel(epoll ? EpollDatagramChannel.class : NioDatagramChannel.class)
          .handler(new LeanUdpServer(answer, late))
          .bind(address)
          .sync()
          .channel();
    }
    return new ServerBootstrap()
        .group(loop)
        .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, 4096)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                accepted.add(channel);
                channel
                    .pipeline()
                    .addLast(mute ? new Mute() : new LeanTcpServer(answer, late, work));
              }
            })
        .bind(address)
        .sync()
        .channel();
  }
}
