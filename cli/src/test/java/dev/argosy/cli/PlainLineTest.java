package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is not read by picocli is what picocli would have read. */
class PlainLineTest {
  private static final Shell SHELL =
      new Shell(
          Path.of("").toAbsolutePath(),
          InputStream.nullInputStream(),
          new PrintWriter(Writer.nullWriter()),
          new PrintWriter(Writer.nullWriter()),
          false,
          Map.of(),
          "");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "validate",
        "validate a.yaml",
        "validate a.yaml b/c.yaml",
        "validate -",
        "validate --skip-foreign",
        "validate --skip-foreign a.yaml b.yaml",
        "compile",
        "compile a.yaml b"
      })
  void plainLinesSayWhatPicocliReads(String line) throws IllegalAccessException {
    String[] args = line.split(" ");
    Callable<Integer> plain =
        PlainLine.command(SHELL, new FakeEngine(), args).orElseThrow(AssertionError::new);
    assertThat(fields(plain)).isEqualTo(fields(byPicocli(args)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--help",
        "version",
        "graph a.yaml",
        "validate --help",
        "validate a.yaml --skip-foreign",
        "validate --skip-foreign --strict",
        "validate --fix a.yaml",
        "validate -- a.yaml",
        "compile --skip-foreign",
        "compile -o out"
      })
  void allOthersAreItsOwn(String line) {
    String[] args = line.isEmpty() ? new String[0] : line.split(" ");
    assertThat(PlainLine.command(SHELL, new FakeEngine(), args)).isEmpty();
  }

  private static Object byPicocli(String... args) {
    CommandLine commands = Argosy.commands(SHELL, new FakeEngine());
    return commands.parseArgs(args).subcommand().commandSpec().userObject();
  }

  /** The values of the options, those of its groups too; picocli's own part is left out. */
  private static Map<String, @Nullable Object> fields(Object command)
      throws IllegalAccessException {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    for (Field field : command.getClass().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())
          || field.getName().equals("spec")
          || field.getType() == Shell.class
          || field.getType() == Engine.class) {
        continue;
      }
      field.setAccessible(true);
      Object value = field.get(command);
      if (value instanceof Reporting || value instanceof FixOptions) {
        fields(value).forEach((name, part) -> all.put(field.getName() + "." + name, part));
      } else {
        all.put(field.getName(), value);
      }
    }
    return all;
  }
}
