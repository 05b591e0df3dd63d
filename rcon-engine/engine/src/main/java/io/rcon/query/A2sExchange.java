package io.rcon.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.query.A2sAnswer;
import io.rcon.codec.query.A2sInfo;
import io.rcon.codec.query.A2sPlayers;
import io.rcon.codec.query.A2sRequest;
import io.rcon.codec.query.SplitAnswer;
import io.rcon.spi.QueryExchange;
import io.rcon.status.ServerStatus;
import org.jspecify.annotations.Nullable;

/**
 * Asks INFO, and PLAYER if somebody is on. Some games never answer PLAYER: INFO alone is then an
 * incomplete status.
 */
final class A2sExchange implements QueryExchange<ServerStatus> {
  /** A server that gives one challenge after the other never answers. */
  private static final int MOST_CHALLENGES = 5;

  private static final int MOST_BYTES = 512 * 1024;

  private final SplitAnswer split = new SplitAnswer(MOST_BYTES, new Bzip2());
  private A2sRequest asked = A2sRequest.INFO;
  private int challenge = A2sRequest.NO_CHALLENGE;
  private int challenges;
  private @Nullable A2sInfo info;
  private @Nullable A2sPlayers players;

  @Override
  public ByteBuf request(ByteBufAllocator allocator) {
    return asked.encode(allocator, challenge);
  }

  @Override
  public Step answer(ByteBuf bytes) {
    if (!SplitAnswer.isPart(bytes)) {
      return whole(A2sAnswer.read(bytes));
    }
    return switch (split.add(bytes)) {
      case MORE -> Step.MORE;
      case DROPPED -> Step.STRAY;
      case WHOLE -> whole(A2sAnswer.read(split.joined()));
    };
  }

  private Step whole(@Nullable A2sAnswer answer) {
    if (answer instanceof A2sAnswer.Challenge fresh) {
      return challenged(fresh.number());
    }
    if (answer == null || !asked.isAnsweredBy(answer)) {
      return Step.STRAY;
    }
    if (answer instanceof A2sPlayers rows) {
      players = rows;
      return Step.DONE;
    }
    A2sInfo told = (A2sInfo) answer;
    info = told;
    asked = A2sRequest.PLAYER;
    challenges = 0;
    return told.players() == 0 ? Step.DONE : Step.AGAIN;
  }

  /** The same one again is the double of a datagram. */
  private Step challenged(int number) {
    if (number == challenge || challenges >= MOST_CHALLENGES) {
      return Step.STRAY;
    }
    challenges++;
    challenge = number;
    return Step.AGAIN;
  }

  @Override
  public @Nullable ServerStatus result() {
    return info == null ? null : A2sStatus.of(info, players);
  }
}
