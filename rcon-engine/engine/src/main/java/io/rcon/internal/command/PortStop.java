package io.rcon.internal.command;

import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.Lines;
import io.rcon.internal.line.LoopContext;
import io.rcon.internal.wire.Wire.Silence;

/**
 * Over UDP a server that is to stop closes nothing: queries that anybody may ask find out whether
 * it is there still. Event loop only.
 */
final class PortStop extends ExpectedClose {
  /** So many that could not even be asked, and it is not known. */
  private static final int UNASKED = 20;

  private final Lines lines;
  private int silences;
  private int unasked;

  PortStop(
      LoopContext context, Lines lines, PipelineOwner session, Owner commands, Exchange exchange) {
    super(context, lines, session, commands, exchange);
    this.lines = lines;
    again(Math.min((overAt() - now()) / 2, EVERY));
  }

  @Override
  void timeHasCome() {
    if (!commands.takePace()) {
      again(WHEN_PACED);
      return;
    }
    lines.explainSilence(this::found);
  }

  private void found(Silence silence) {
    if (!isPending()) {
      return;
    }
    switch (silence) {
      case CLOSED_PORT -> gone();
      case SILENT -> {
        if (++silences >= SILENCES) {
          gone();
        } else {
          again(WHEN_PACED);
        }
      }
      case ALIVE -> {
        silences = 0;
        if (isOver()) {
          stillThere("it answers still");
        } else {
          again(EVERY);
        }
      }
      case NOT_ASKED -> {
        if (isOver() && ++unasked > UNASKED) {
          stillThere("it cannot be asked whether it is gone");
        } else {
          again(WHEN_PACED);
        }
      }
    }
  }

  @Override
  void attemptFailed(boolean inTime) {
    if (inTime || ++silences >= SILENCES) {
      gone();
    } else {
      rest();
      session.connectIn(WHEN_PACED);
    }
  }

  @Override
  void isGone() {
    session.serverStopped();
    session.serverGone("it was told to stop");
  }

  @Override
  void decide() {
    super.decide();
    if (exchange.state() == Exchange.State.UNDER_WAY) {
      lines.takeOff(exchange, null);
    }
  }
}
