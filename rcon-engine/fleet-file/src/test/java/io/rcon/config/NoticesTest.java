package io.rcon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Selector;
import io.rcon.config.FleetNotice.Form;
import io.rcon.config.FleetNotice.State;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The section {@code notify}, whose URLs are secrets. */
class NoticesTest {
  private static final String URL = "https://hooks.example/s3cret-hunter2?wait=true";

  @TempDir Path directory;

  private FleetFile load(String notify) throws IOException {
    Path file = directory.resolve("fleet.yaml");
    return FleetFile.load(Files.writeString(file, "servers: {}\nnotify: " + notify + "\n"));
  }

  private void hook(String text) throws IOException {
    Files.writeString(directory.resolve("hook"), text);
  }

  private String problem(String notify) {
    FleetFileException e = assertThrows(FleetFileException.class, () -> load(notify));
    assertFalse(e.problems().toString().contains("s3cret"), () -> "" + e.problems());
    assertEquals(null, e.getCause());
    assertEquals(2, e.line());
    return e.getMessage();
  }

  @Test
  void readsAllThatAnEntryCanSayAndWhatIsUsual() throws Exception {
    hook(URL + "\nignored\n");
    List<FleetNotice> all =
        load("{ops: {url_file: hook, form: Discord, on: region=eu, states: [down, UP], gather:"
                + " 1m}, log: {url_file: hook}}")
            .notices();
    FleetNotice ops = all.get(0);
    assertEquals("ops", ops.name());
    assertEquals(Form.DISCORD, ops.form());
    assertEquals(Selector.parse("region=eu"), ops.on());
    assertEquals(EnumSet.of(State.UP, State.DOWN), ops.states());
    assertEquals(Duration.ofMinutes(1), ops.gather());
    assertEquals(URI.create(URL), ops.target());
    FleetNotice log = all.get(1);
    assertEquals(Form.JSON, log.form());
    assertEquals(Selector.all(), log.on());
    assertEquals(EnumSet.allOf(State.class), log.states());
    assertEquals(Duration.ofSeconds(10), log.gather());
    assertNotEquals(ops, log);
    assertFalse(all.toString().contains("s3cret"), all.toString());
  }

  @Test
  void theUrlIsReadAgainEachTime() throws Exception {
    hook(URL);
    FleetNotice notice = load("{ops: {url_file: hook}}").notices().get(0);
    hook("https://hooks.example/hunter2-next");
    assertEquals("/hunter2-next", notice.target().getPath());
    assertEquals(notice, load("{ops: {url_file: hook}}").notices().get(0));
    hook("http://elsewhere.example/s3cret");
    IOException e = assertThrows(IOException.class, notice::target);
    assertFalse(e.getMessage().contains("s3cret"), e.getMessage());
    assertEquals(null, e.getCause());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9/s3cret",
        "http://localhost/s3cret",
        "http://[::1]:80/s3cret",
        "HTTPS://hooks.example:8443/s3cret"
      })
  void theseCanBeUsed(String url) throws Exception {
    hook(url);
    assertEquals(URI.create(url), load("{ops: {url_file: hook}}").notices().get(0).target());
  }

  @ParameterizedTest
  @CsvSource({
    "http://hooks.example/s3cret, goes to loopback only; use https://",
    "http://127.0.0.1.evil.example/s3cret, goes to loopback only; use https://",
    "http://localhost.example/s3cret, goes to loopback only; use https://",
    "ftp://hooks.example/s3cret, holds no URL of a webhook",
    "hooks.example/s3cret, holds no URL of a webhook",
    "https:///s3cret, holds no URL",
    "https://ho oks/s3cret, holds no URL",
    "https://me:s3cret@hooks.example/, with a user or a fragment",
    "https://hooks.example/#s3cret, with a user or a fragment",
    "https://hooks.example:99999/s3cret, an impossible port",
  })
  void otherUrlsAreRefusedAndNotQuoted(String url, String problem) throws Exception {
    hook(url);
    String told = problem("{ops: {url_file: hook}}");
    assertTrue(told.contains("'url_file' names ") && told.contains(problem), told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{ops: {}} | 'url_file' is missing here",
        "{ops: {url_file: nowhere}} | there is no file",
        "{ops: {url: https://x/s3cret}} | unknown key 'url'",
        "{ops: {url_file: hook, form: teams}} | it is one of",
        "{ops: {url_file: hook, states: [dwn]}} | 'down'",
        "{ops: {url_file: hook, states: []}} | add DOWN, REFUSED or SLOW",
        "{ops: {url_file: hook, states: up}} | add DOWN, REFUSED or SLOW",
        "{ops: {url_file: hook, on: '=,'}} | cannot be used",
        "{ops: {url_file: hook, gather: 0s}} | more than zero",
        "{ops: {url_file: hook, gather: 11m}} | at most 10m",
        "{'a b': {url_file: hook}} | a webhook's name has",
        "[x] | 'notify' must have keys and values",
      })
  void whatCannotBeUsedIsSaid(String notify, String problem) throws Exception {
    hook(URL);
    String told = problem(notify);
    assertTrue(told.contains(problem), told);
  }

  @Test
  void thereIsAMostOfThem() throws Exception {
    hook(URL);
    StringBuilder many = new StringBuilder("{");
    for (int i = 0; i < 17; i++) {
      many.append("n").append(i).append(": {url_file: hook}, ");
    }
    assertTrue(problem(many + "}").contains("more than 16 webhooks"));
  }
}
