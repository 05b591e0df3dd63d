package io.rcon;

import static java.lang.Thread.State.BLOCKED;
import static java.lang.Thread.State.TERMINATED;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.codec.oob.OobFormat;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  @TempDir Path directory;

  private Path file(byte[] content) throws IOException {
    return Files.write(directory.resolve("password"), content);
  }

  private Path file(String content) throws IOException {
    return file(content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void neverShowsItself() {
    Secret secret = Secret.of("hunter2");
    Server server = Server.of(Dialect.SOURCE, "h", 1, secret).tagged("a", "b");
    for (Object shown : new Object[] {secret, server, Outcome.of(server, failure(server))}) {
      assertFalse(shown.toString().contains("hunter2"), shown.toString());
    }
    assertEquals("Secret[hidden]", secret.toString());
    assertEquals("Secret[none]", Secret.none().toString());
    assertEquals(Secret.of("other").hashCode(), secret.hashCode(), "not even a hash of it");
  }

  private static RconException failure(Server server) {
    return new RconException.LoginRefused(
        server.name(), RconException.Delivery.NOT_SENT, "wrong password");
  }

  @Test
  void revealsACopyThatMayBeWiped() {
    char[] given = {'p', 'w'};
    Secret secret = Secret.of(given);
    given[0] = 'x';
    secret.reveal()[1] = 'x';
    assertArrayEquals(new char[] {'p', 'w'}, secret.reveal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-8", "windows-1252"})
  void showsCharactersThatCanBeWrittenInEachCharset(String name) {
    Charset charset = Charset.forName(name);
    ByteBuf request =
        Secret.of("pä$")
            .reveal(password ->
                OobFormat.QUAKE3.encodeRequest(
                    UnpooledByteBufAllocator.DEFAULT, password, "status", charset));
    int from = "????rcon ".length();
    assertEquals("pä$ status", request.toString(from, request.writerIndex() - from, charset));
    request.release();
  }

  @Test
  void showsCharactersThatCannotBeCopied() {
    Secret secret = Secret.of("hunter2");
    assertThrows(UnsupportedOperationException.class, () -> secret.reveal(CharSequence::toString));
    assertThrows(
        UnsupportedOperationException.class, () -> secret.reveal(all -> all.subSequence(0, 1)));
  }

  @Test
  void wipesNothingWhileItIsShown() throws IOException {
    Path file = file("old");
    Secret secret = Secret.file(file);
    file("new");
    Thread again = new Thread(() -> assertDoesNotThrow(secret::readAgain));
    assertEquals(
        "o",
        secret.reveal(password -> {
          again.start();
          await().until(() -> again.getState() == BLOCKED || again.getState() == TERMINATED);
          return String.valueOf(password.charAt(0));
        }));
    await().until(() -> secret.reveal(password -> password.charAt(0)) == 'n');
  }

  @Test
  void isAValue() {
    assertEquals(Secret.of("a"), Secret.of(new char[] {'a'}));
    assertNotEquals(Secret.of("a"), Secret.of("b"));
    assertEquals(Secret.none(), Secret.of(""));
    assertTrue(Secret.of("").isEmpty());
    assertFalse(Secret.of(" ").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {" pä$ ", " pä$ \n", " pä$ \r\n", " pä$ \nsecond line\n", "\uFEFF pä$ \n"})
  void readsTheFirstLineOfAFile(String content) throws IOException {
    assertEquals(Secret.of(" pä$ "), Secret.read(file(content)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n", "\nsecond line\n", "\uFEFF\n"})
  void refusesAFileThatBeginsWithNothing(String content) throws IOException {
    Path file = file(content);
    IOException e = assertThrows(IOException.class, () -> Secret.read(file));
    assertEquals("the password file " + file + " has an empty first line", e.getMessage());
  }

  @Test
  void refusesAFileThatIsNotUtf8AndTellsNothingOfIt() throws IOException {
    Path file = file("pässword".getBytes(StandardCharsets.ISO_8859_1));
    IOException e = assertThrows(IOException.class, () -> Secret.read(file));
    assertEquals("the password file " + file + " is not UTF-8 text", e.getMessage());
  }

  @Test
  void aFileThatIsNoPasswordFileCostsNoMemory() throws IOException {
    assertEquals(4096, Secret.read(file("x".repeat(4096) + "\n")).reveal().length);
    Path file = file("x".repeat(5000));
    IOException e = assertThrows(IOException.class, () -> Secret.read(file));
    assertEquals(
        "the password file " + file + " has a first line of more than 4096 bytes", e.getMessage());
    if (Files.isReadable(Path.of("/dev/zero"))) {
      assertThrows(IOException.class, () -> Secret.read(Path.of("/dev/zero")));
    }
  }

  @Test
  void aMissingFileIsAnError() {
    assertThrows(IOException.class, () -> Secret.read(directory.resolve("absent")));
  }
}
