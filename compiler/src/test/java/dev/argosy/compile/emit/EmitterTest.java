package dev.argosy.compile.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Readers of YAML 1.1 and 1.2 get back the very strings that were written. */
class EmitterTest {
  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "y",
          "n",
          "Y",
          "N",
          "yes",
          "No",
          "on",
          "OFF",
          "true",
          "False",
          "null",
          "~",
          "NULL",
          "Null",
          "1",
          "-1",
          "+1",
          "0",
          "00",
          "010",
          "0x1F",
          "0o17",
          "0b101",
          "1_000",
          "1.5",
          ".5",
          "5.",
          "1e3",
          "1E+3",
          ".inf",
          "-.Inf",
          ".NaN",
          "12:30",
          "12:30:45",
          "190:20:30",
          "2026-01-01",
          "2026-01-01T00:00:00Z",
          "=",
          "<<",
          "-",
          "- a",
          "--",
          "---",
          "...",
          "?",
          "? a",
          ":",
          "a: b",
          "a:",
          ":a",
          "a #b",
          "#a",
          "a#b",
          "{a",
          "a}",
          "[a",
          "]",
          "a,b",
          ",",
          "&a",
          "*a",
          "!a",
          "!!str a",
          "|",
          ">",
          "|-",
          "@a",
          "`a",
          "%a",
          "%YAML 1.2",
          "'a'",
          "\"a\"",
          "it's",
          "a\"b",
          "a\\b",
          "\\n",
          "a\nb",
          "a\nb\n",
          "a\n\nb\n\n",
          "\n",
          "\n\n",
          "\na",
          " a",
          "a ",
          " a\nb",
          "a \nb",
          "a\n b",
          "a\n\tb",
          "\ta",
          "a\t",
          "a\tb",
          "a\rb",
          "a\r\nb",
          "\r",
          "\u0000",
          "\u0007",
          "\u001b[0m",
          "\u007f",
          "\u0085",
          "a\u0085b",
          "\u00a0",
          "\u2028",
          "a\u2029b",
          "\ufeff",
          "a\ufeffb",
          "gr\u00fc\u00dfe",
          "\ud83d\ude00",
          "a\n\ud83d\ude00\n",
          "\u202e",
          "{{workflow.name}}",
          "{{=x}}",
          "${{ x }}",
          "$(X)",
          "$$",
          "# a\nb\n",
          "- a\n- b\n",
          "--- \na",
          "...\na\n",
          "a: b\nc: d\n",
          "%a\nb\n",
          "a\n# b",
          "a\n---\nb\n",
          "0123",
          "08",
          "1__0",
          "0.",
          "+.inf",
          "1:2",
          "a:b",
          "/path",
          "a=b",
          "-a",
          "--long-option",
          "-5x",
          "1.2.3",
          "v1.2",
          "1.2.3-rc1",
          "e1",
          "1e",
          "0x",
          "_1",
          "_",
          "x".repeat(300),
          "word ".repeat(60).strip(),
          "key: value ".repeat(30) + "\nend");

  private static final Yaml YAML_1_1 = new Yaml(new SafeConstructor(new LoaderOptions()));

  @Test
  void hostileStringsAreReadBackAsValuesKeysAndItems() {
    for (String text : HOSTILE) {
      check(text);
    }
  }

  @Test
  void randomStringsAreReadBack() {
    Random random = new Random(42);
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      int parts = 1 + random.nextInt(5);
      for (int p = 0; p < parts; p++) {
        text.append(HOSTILE.get(random.nextInt(HOSTILE.size() - 3)));
      }
      check(text.toString());
    }
  }

  @Test
  void numbersBooleansAndNothingKeepTheirTypes() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("i", 5);
    values.put("l", 9_007_199_254_740_993L);
    values.put("b", true);
    values.put("d", new java.math.BigDecimal("0.5"));
    values.put("n", null);
    Map<String, @Nullable Object> expected = new LinkedHashMap<>(values);
    expected.put("d", 0.5);
    assertThat(YAML_1_1.<Object>load(Emitter.emit(values))).isEqualTo(expected);
  }

  @Test
  void textOfSeveralLinesStaysReadable() {
    assertThat(Emitter.emit(Map.of("source", "set -e\necho hi\n")))
        .isEqualTo("source: |\n  set -e\n  echo hi\n");
  }

  private static void check(String text) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("value", text);
    object.put(text, "key");
    object.put("items", new ArrayList<>(List.of(text, text)));
    object.put("entries", new ArrayList<>(List.of(new LinkedHashMap<>(Map.of("name", text)))));
    String yaml = Emitter.emit(object);
    assertThat(new Load(LoadSettings.builder().build()).loadFromString(yaml))
        .as("YAML 1.2: " + yaml)
        .isEqualTo(object);
    assertThat(YAML_1_1.<Object>load(yaml)).as("YAML 1.1: " + yaml).isEqualTo(object);
  }
}
