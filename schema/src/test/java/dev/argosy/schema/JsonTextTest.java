package dev.argosy.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class JsonTextTest {
  /** JSON is YAML: a reader that is not ours must take the schema for the same. */
  @Test
  void theSchemaIsReadAsAnotherReaderReadsIt() {
    String text = LanguageSchema.text();
    assertThat(JsonText.read(text))
        .isEqualTo(new Load(LoadSettings.builder().build()).loadFromString(text));
  }

  @Test
  void everyKindOfValue() {
    String text =
        """
        {"a\\n\\u0041\\"\\\\": [1, -2, 3000000000, 0.5, true, false, null, [], {}], "b" : "c"} \n\
        """;
    assertThat(JsonText.read(text))
        .isEqualTo(
            Map.of(
                "a\nA\"\\",
                Arrays.asList(
                    1,
                    -2,
                    new BigDecimal("3000000000"),
                    new BigDecimal("0.5"),
                    true,
                    false,
                    null,
                    List.of(),
                    Map.of()),
                "b",
                "c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\" 1}", "[1", "{\"a\": 1} 2", "\"a", "[1 2]", "\"a\\"})
  void whatIsWrongIsAFaultOfTheBuild(String text) {
    assertThatThrownBy(() -> JsonText.read(text)).isInstanceOf(IllegalStateException.class);
  }
}
