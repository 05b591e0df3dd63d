package io.rcon.codec.oob;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of RFC 1320, every place of a block's end, and digests that a server took. */
final class HmacMd4Test {
  private static final byte[] NOTHING = {};

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 31d6cfe0d16ae931b73c59d7e0c089c0",
    "a, bde52cb31de33e46245e05fbdbd6fb24",
    "abc, a448017aaf21d8525fc10ae87aa6729d",
    "message digest, d9130a8164549fe818874806e1c7014b",
    "abcdefghijklmnopqrstuvwxyz, d79e1c308aa5bbcdeea8ed63df412da9",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789,"
        + " 043f8582f241db351ce627e153e7f0e4",
    "12345678901234567890123456789012345678901234567890123456789012345678901234567890,"
        + " e33b4ddc9c38f2199c3e7b164fcc0536"
  })
  void digestsAreThoseOfTheRfc(String text, String digest) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    assertEquals(digest, hex(Md4.digest(bytes, NOTHING)));
    for (int cut = 0; cut <= bytes.length; cut++) {
      byte[] first = text.substring(0, cut).getBytes(ISO_8859_1);
      byte[] second = text.substring(cut).getBytes(ISO_8859_1);
      assertEquals(digest, hex(Md4.digest(first, second)), "cut at " + cut);
    }
  }

  /** Of the 300 digests of 0 to 299 letters, taken from another implementation. */
  @Test
  void everyLengthOfTheLastBlockIsPadded() {
    StringBuilder all = new StringBuilder();
    for (int length = 0; length < 300; length++) {
      all.append(hex(Md4.digest("x".repeat(length).getBytes(ISO_8859_1), NOTHING)));
    }
    assertEquals(
        "e9faba5882bffde94da0caad337842ce",
        hex(Md4.digest(all.toString().getBytes(ISO_8859_1), NOTHING)));
  }

  @ParameterizedTest
  @CsvSource({
    "s3cret, 1795252732.838691 echo secure1, 7f2e314f28f3a23410a9e2be3dead870",
    "s3cret, $9tElmUrQ^> echo secure2, 296298a59468e3a50591e0b4cc8cb4a0",
    "s3cret, 1700000398.000000 echo hi, bc009aa59486bd0a8cfe3720eb76a42a"
  })
  void keyedDigestsAreThoseThatAServerTook(String key, String message, String digest) {
    assertEquals(digest, hex(HmacMd4.of(key.getBytes(ISO_8859_1), message.getBytes(ISO_8859_1))));
  }

  @Test
  void aLongKeyIsDigestedFirst() {
    byte[] key = "K".repeat(70).getBytes(ISO_8859_1);
    byte[] before = key.clone();
    assertEquals(
        "574d161af124c0245c2add246366b865",
        hex(HmacMd4.of(key, "1700000001.000000 status".getBytes(ISO_8859_1))));
    assertEquals(hex(before), hex(key), "the key is the caller's");
  }
}
