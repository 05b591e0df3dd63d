package io.rcon.contract;

import io.rcon.Dialect;

/** One row of the contract, for every dialect. */
interface ContractRow {
  /** One word, the head of its column. */
  String name();

  /** What is done and what must come of it, as a sentence without its end. */
  String law();

  /** What would refute it. */
  String refutedBy();

  /** Why a dialect cannot have this row, by its facts; empty if it can. */
  default String cannot(Dialect dialect) {
    return "";
  }

  /**
   * Tries it.
   *
   * @param stage a server and no session yet
   */
  void check(ContractStage stage);
}
