package io.rcon.config;

import static io.rcon.config.WrongFile.fail;
import static io.rcon.config.WrongFile.wrong;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FleetFileSyntaxTest {
  static Stream<WrongFile> syntax() {
    return Stream.of(
        wrong("servers:\n\teu: {}\n", 2, 1, "a tab where YAML wants spaces; indent with spaces"),
        wrong("servers:\n  eu:\n  \tpassword: x\n", 3, 12, "a tab where YAML wants spaces"),
        wrong(
            "servers:\n  eu: {password: *hunter2}\n",
            2,
            18,
            "'*' refers to nothing; put a value that begins with it in quotes"),
        wrong(
            "servers:\n  eu: {password: @hunter2}\n",
            2,
            18,
            "no value begins with this character; put the value in quotes"),
        wrong(
            "servers:\n  eu: {password: \"hun\\qter2\"}\n",
            2,
            23,
            "an escape that YAML does not know; use single quotes"),
        wrong(
            "servers:\n  eu: {password: !hunter2 x}\n",
            2,
            18,
            "'password' begins with '!', which is a tag of YAML; put the value in quotes"),
        wrong("servers:\n  eu: {password: !a!hunter2 x}\n", 2, 18, "'!' begins a tag of YAML"),
        wrong(
            "servers:\n  eu:\n    password: hun: ter2\n",
            3,
            18,
            "a second ': ' in one line; put the value in quotes"),
        wrong(
            "servers:\n  eu:\n    address: h\n    hunter2\n    poll: 1s\n",
            5,
            5,
            "a line without ': ' among lines with it"),
        wrong(
            "servers:\n  eu: {password: \"hunter2\n",
            3,
            1,
            "the file ends within quotes or brackets; close them"),
        wrong(
            "servers:\n  eu: {password: hunter2\n",
            3,
            1,
            "a comma or a closing bracket is missing; put a value with brackets, as ${NAME}, in quotes"),
        wrong(
            "servers:\n  eu:\n    password: hunter2\n   poll: 1s\n",
            4,
            4,
            "this cannot be read as YAML; look at the indentation"),
        wrong("servers:\n  ü😀\u0001: {}\n", 2, 5, "a control character; remove it"));
  }

  @Test
  void aTagThatTheLibraryChokesOnIsAnErrorLikeOthers() {
    FleetFileException e = fail("!%5");
    assertTrue(e.getMessage().contains("'!' begins a tag of YAML"), e.getMessage());
  }

  @Test
  void endlessBracketsAreAnErrorLikeOthers() {
    FleetFileException e = fail("servers: " + "[".repeat(200_000));
    assertTrue(e.getMessage().contains("nested too deeply"), e.getMessage());
  }

  @ParameterizedTest
  @MethodSource("syntax")
  void saysWhatIsWrongWithTheYaml(WrongFile file) {
    file.check();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*hunter2",
        "&hunter2 *hunter2",
        "!hunter2 x",
        "!<hunter2> x",
        "!hunter2!x y",
        "[hunter2]",
        "{hunter2: x}",
        "\"hunter2\\q\"",
        "\"hunter2",
        "'hunter2",
        "hunter2: x",
        "hunter2${",
        "${hunter2 is my password}",
        "${-hunter2}",
        "|hunter2",
        ">\n hunter2",
        "%hunter2\u0001",
        "${MANGLED}hunter2",
        "hunter2\n      password: hunter2",
        "hunter2\n      password_file: x",
        "hunter2\n      paswort: x",
      })
  void neverTellsThePassword(String password) {
    FleetFileException e =
        fail("servers:\n    eu:\n      password: " + password + "\n      address: h\n      x: y\n");
    StringWriter printed = new StringWriter();
    e.printStackTrace(new PrintWriter(printed));
    assertFalse(printed.toString().contains("hunter2"), e.getMessage());
  }
}
