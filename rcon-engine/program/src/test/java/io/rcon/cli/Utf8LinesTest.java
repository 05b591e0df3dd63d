package io.rcon.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rcon.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class Utf8LinesTest {
  private static Utf8Lines of(byte[] bytes) {
    return new Utf8Lines(new ByteArrayInputStream(bytes), "the test");
  }

  @Test
  void readsLinesOfEverySystem() throws IOException {
    Utf8Lines lines = of("\uFEFFsay ä\r\n\nlist 😀".getBytes(UTF_8));
    assertEquals("say ä", lines.next());
    assertEquals("", lines.next());
    assertEquals("list 😀", lines.next());
    assertNull(lines.next());
  }

  @Test
  void saysWhichLineIsNotUtf8() throws IOException {
    Utf8Lines lines = of("ok\nsay ä\n".getBytes(ISO_8859_1));
    assertEquals("ok", lines.next());
    IOException e = assertThrows(IOException.class, lines::next);
    assertEquals("line 2 of the test is not UTF-8 text", e.getMessage());
  }

  @Test
  void readsAPasswordAndGoesOn() throws IOException {
    Utf8Lines lines = of("\uFEFF pä s3cret 😀 \r\nlist\n".getBytes(UTF_8));
    assertEquals(Secret.of(" pä s3cret 😀 "), lines.nextSecret());
    assertEquals("list", lines.next());
    assertEquals(Secret.none(), lines.nextSecret(), "the end");
    assertThrows(IOException.class, () -> of("pä".getBytes(ISO_8859_1)).nextSecret());
    assertThrows(IOException.class, () -> of(new byte[5000]).nextSecret());
  }

  @Test
  void anEndlessLineEnds() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }
        };
    assertThrows(IOException.class, () -> new Utf8Lines(endless, "the test").next());
  }
}
