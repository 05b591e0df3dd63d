package io.rcon.simulator;

import io.rcon.simulator.LoginRules.Refused;
import io.rcon.simulator.TcpRules.Other;
import io.rcon.simulator.TcpRules.Unauthenticated;

/** The rules of games that speak in Source frames beside those of Valve and Mojang. */
final class SourceKin {
  private static final LoginRules CLOSING = LoginRules.PLAIN.refusing(Refused.ANSWERED_AND_CLOSED);

  private SourceKin() {}

  static TcpRules.Builder cs2() {
    return TcpRules.builder()
        .reads(new StreamReads(1024))
        .unauthenticated(Unauthenticated.EMPTY_VALUE)
        .guarded();
  }

  static TcpRules.Builder minecraft(ReplyCut cut) {
    return TcpRules.builder()
        .reads(new OneFrameReads())
        .cut(cut)
        .utf8()
        .other(Other.UNKNOWN_REQUEST);
  }

  static TcpRules.Builder glowstone() {
    return TcpRules.builder().cut(ReplyCut.GLOWSTONE).utf8().other(Other.UNKNOWN_REQUEST);
  }

  static TcpRules.Builder cuberite() {
    return TcpRules.builder()
        .reads(new StreamReads(1500))
        .manner(OddAnswers.CUBERITE)
        .login(CLOSING)
        .unauthenticated(Unauthenticated.CLOSE)
        .other(Other.CLOSE);
  }

  static TcpRules.Builder pocketmine() {
    return TcpRules.builder()
        .reads(new StreamReads(65535))
        .manner(OddAnswers.POCKETMINE)
        .login(CLOSING)
        .unauthenticated(Unauthenticated.CLOSE);
  }

  static TcpRules.Builder pumpkin() {
    return TcpRules.builder()
        .reads(new FirstFrameReads())
        .manner(OddAnswers.PUMPKIN)
        .utf8()
        .login(CLOSING)
        .unauthenticated(Unauthenticated.SILENCE)
        .other(Other.LOGIN);
  }

  static TcpRules.Builder ark() {
    return TcpRules.builder()
        .manner(OddAnswers.ARK)
        .login(LoginRules.PLAIN.refusing(Refused.SILENCE))
        .unauthenticated(Unauthenticated.SILENCE);
  }

  static TcpRules.Builder conan() {
    return TcpRules.builder()
        .manner(new PlainAnswers(ReplyCut.SOURCE, 2, true))
        .login(CLOSING.saying("Authenticated.").withZeroId())
        .unauthenticated(Unauthenticated.CLOSE);
  }

  static TcpRules.Builder palworld() {
    return TcpRules.builder()
        .manner(OddAnswers.PALWORLD)
        .login(LoginRules.PLAIN.withZeroId())
        .unauthenticated(Unauthenticated.SILENCE);
  }

  static TcpRules.Builder zomboid() {
    return TcpRules.builder()
        .cut(ReplyCut.ZOMBOID)
        .login(CLOSING.withValueFirst())
        .unauthenticated(Unauthenticated.CLOSE)
        .other(Other.MIRROR_TWICE)
        .mostConnections(5);
  }

  static TcpRules.Builder rustLegacy() {
    return TcpRules.builder()
        .reads(new FirstFrameReads())
        .manner(OddAnswers.RUST)
        .login(CLOSING.withValueFirst())
        .unauthenticated(Unauthenticated.CLOSE)
        .other(Other.MIRROR_ONCE);
  }

  static TcpRules.Builder plain() {
    return TcpRules.builder();
  }

  static TcpRules.Builder titans() {
    return TcpRules.builder().login(CLOSING).mostConnections(1);
  }

  static TcpRules.Builder squad() {
    return TcpRules.builder()
        .manner(OddAnswers.SQUAD)
        .login(LoginRules.PLAIN.withValueFirst().refusing(Refused.CLOSED));
  }

  static TcpRules.Builder cod4x() {
    return TcpRules.builder()
        .cut(ReplyCut.COD4X)
        .login(CLOSING.withZeroValueFirst())
        .unauthenticated(Unauthenticated.CLOSE)
        .other(Other.CLOSE)
        .mostConnections(8);
  }

  static TcpRules.Builder factorio() {
    return TcpRules.builder().manner(OddAnswers.FACTORIO).utf8();
  }

  static TcpRules.Builder torch() {
    return TcpRules.builder().manner(OddAnswers.TORCH).other(Other.INVALID_TYPE);
  }

  static TcpRules.Builder starbound() {
    return TcpRules.builder()
        .cut(ReplyCut.SOURCE)
        .other(Other.UNKNOWN_REQUEST_PADDED)
        .mostConnections(1);
  }
}
