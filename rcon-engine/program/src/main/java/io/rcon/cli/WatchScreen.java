package io.rcon.cli;

import io.rcon.monitor.FleetMonitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Sized;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A watch that takes the whole terminal and its keys. A message to standard error meanwhile is
 * shown in a line of it, and again when the terminal is given back. Used on the command's thread
 * only.
 */
final class WatchScreen implements WatchDisplay {
  private static final Sized USUAL_SIZE = Size.of(80, 24);
  private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(100);
  private static final int MOST_TOLD = 200;

  private final Console console;
  private final Terminal terminal;
  private final WatchDrawing drawing;
  private final WatchView summary;

  /** Written on any thread. */
  private final Queue<String> told = new ConcurrentLinkedQueue<>();

  private final AtomicReference<String> news = new AtomicReference<>("");
  private String page = "";
  private Sized size = USUAL_SIZE;
  private @Nullable WatchModel model;
  private @Nullable Thread keys;
  private @Nullable Attributes before;
  private boolean drawingIsDue;

  private WatchScreen(Console console, Terminal terminal) {
    this.console = console;
    this.terminal = terminal;
    drawing = new WatchDrawing(console.colours());
    summary = new WatchView(console.out(), false);
  }

  /** Takes the terminal, if standard input and output are one that can move its cursor. */
  static Optional<WatchDisplay> take(Console console) {
    if (!console.inIsTerminal() || !console.out().isTerminal()) {
      return Optional.empty();
    }
    try {
      Terminal terminal =
          TerminalBuilder.builder()
              .encoding(StandardCharsets.UTF_8)
              .dumb(true)
              .nativeSignals(true)
              .graphemeCluster(false)
              .signalHandler(signal -> {
                if (signal == Terminal.Signal.INT) {
                  console.interrupts().raise();
                }
              })
              .build();
      if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
        terminal.close();
        return Optional.empty();
      }
      return Optional.of(new WatchScreen(console, terminal));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void begin(FleetMonitor monitor, MainLoop loop, Runnable stop) {
    WatchModel made = WatchModel.of(monitor);
    model = made;
    terminal.handle(
        Terminal.Signal.WINCH,
        signal ->
            loop.execute(() -> {
              size = size();
              drawSoon(loop);
            }));
    size = size();
    before = terminal.enterRawMode();
    if (console.err().isTerminal()) {
      console.err().divert(this::tell);
    }
    console.out().print(WatchDrawing.BEGIN);
    Thread reader = new Thread(() -> read(made, loop, stop), "rcon-keys");
    reader.setDaemon(true);
    reader.start();
    keys = reader;
    made.table().refresh();
    draw();
  }

  private void read(WatchModel made, MainLoop loop, Runnable stop) {
    try {
      for (WatchKey key = WatchKey.read(terminal.reader());
          key != null;
          key = WatchKey.read(terminal.reader())) {
        WatchKey typed = key;
        loop.execute(() -> {
          if (made.take(typed)) {
            drawSoon(loop);
          } else {
            stop.run();
          }
        });
      }
    } catch (IOException e) {
      // The terminal is gone, or was given back.
    }
  }

  private void tell(String line) {
    news.set(line);
    told.add(line);
    if (told.size() > MOST_TOLD) {
      told.poll();
    }
  }

  /** Keys that are held come faster than a person can see. */
  private void drawSoon(MainLoop loop) {
    if (!drawingIsDue) {
      drawingIsDue = true;
      loop.executeAfter(
          BETWEEN_DRAWINGS,
          () -> {
            drawingIsDue = false;
            draw();
          });
    }
  }

  @Override
  public void page(String url, ProgramOutput err) {
    page = url;
  }

  @Override
  public void show(WatchReport report) {
    if (model != null && before != null) {
      model.table().refresh();
      draw();
    }
  }

  private void draw() {
    if (model != null && before != null) {
      String latest = news.getAndSet("");
      if (!latest.isEmpty()) {
        model.tell(latest);
      }
      console.out().print(drawing.draw(model, page, size.getColumns(), size.getRows()));
      console.out().flush();
    }
  }

  /** A pseudo terminal may have none that anybody set: a container's, a serial line's. */
  private Sized size() {
    Sized now = terminal.getSize();
    return now.getColumns() > 0 && now.getRows() > 0 ? now : USUAL_SIZE;
  }

  /** Gives the terminal back; also where the watch failed. */
  @Override
  public void close() {
    if (before != null) {
      console.out().print(WatchDrawing.END);
      console.out().flush();
      terminal.setAttributes(before);
      before = null;
      console.err().divert(null);
      told.forEach(console.err()::line);
    }
    if (keys != null) {
      keys.interrupt();
    }
    try {
      terminal.close();
    } catch (IOException e) {
      // It is given back as far as it can be.
    }
  }

  @Override
  public void end(WatchReport report) {
    close();
    summary.end(report);
  }
}
