package io.rcon.contract;

import java.util.List;

/** The rows of the contract. */
final class ContractRows {
  static final List<ContractRow> ALL =
      List.of(
          new RightLogin(),
          new WrongLogin(),
          new BannedAddress(),
          new ShortAnswers(),
          new LongAnswers(),
          new EmptyAnswers(),
          new ForeignLetters(),
          new LateAnswer(),
          new DoubledAnswer(),
          new ReorderedAnswers(),
          new UnaskedPackets(),
          new PaceKept(),
          new DeadlineKept(),
          new LostConnection(),
          new OneConnection(),
          new HostileNames());

  private ContractRows() {}
}
