package io.rcon.games;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Any bytes are messages of a game over JSON, WebSocket or HTTP, an error or nothing. One class for
 * all of them: each class of fuzz tests has a JVM of its own.
 */
class GameMessagesFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void hll(byte[] data) {
    FuzzedHll.check(data);
  }

  @FuzzTest(maxDuration = "5m")
  void pavlov(byte[] data) {
    FuzzedPavlov.check(data);
  }

  @FuzzTest(maxDuration = "5m")
  void webrcon(byte[] data) {
    FuzzedWebRcon.check(data);
  }

  @FuzzTest(maxDuration = "5m")
  void msmp(byte[] data) {
    FuzzedMsmp.check(data);
  }

  @FuzzTest(maxDuration = "5m")
  void http(byte[] data) {
    FuzzedHttp.check(data);
  }

  @FuzzTest(maxDuration = "5m")
  void json(byte[] data) {
    FuzzedJson.check(data);
  }
}
