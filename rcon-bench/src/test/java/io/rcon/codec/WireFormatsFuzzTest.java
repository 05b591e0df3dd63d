package io.rcon.codec;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Any bytes are packets of a wire format, an error or nothing. One class for all formats: each
 * class of fuzz tests has a JVM of its own.
 */
class WireFormatsFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void goldsrc(byte[] data) {
    FuzzedGoldSrc.check(data);
  }

  @FuzzTest(maxDuration = "5m")
  void samp(byte[] data) {
    FuzzedSamp.check(data);
  }

  @FuzzTest(maxDuration = "5m")
  void doom3(byte[] data) {
    FuzzedDoom3.check(data);
  }

  @FuzzTest(maxDuration = "5m")
  void frostbite(byte[] data) {
    FuzzedFrostbite.check(data);
  }

  @FuzzTest(maxDuration = "5m")
  void openttd(byte[] data) {
    FuzzedOpenTtd.check(data);
  }

  @FuzzTest(maxDuration = "5m")
  void evrima(byte[] data) {
    FuzzedEvrima.check(data);
  }
}
