package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.argosy.schema.LanguageSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The manual is made from the JSON Schema, the examples and {@code docs/manual/pages.yaml}; {@code
 * -Dargosy.update=true} writes it and ends red.
 */
class ManualTest {
  private static final Path FOLDER = Path.of(System.getProperty("argosy.root"), "docs", "manual");
  private static final ManualSchema SCHEMA = new ManualSchema(LanguageSchema.text());

  @Test
  void pagesAreMadeFromTheSchemaAndTheExamples() throws IOException {
    Map<String, String> pages = new LinkedHashMap<>();
    StringBuilder index =
        new StringBuilder(
            "# The manual\n\nOne page for each construct. " + ManualPage.GENERATED + "\n\n");
    List<Map<String, Object>> entries = entries();
    for (Map<String, Object> entry : entries) {
      Set<String> elsewhere = new TreeSet<>();
      for (Map<String, Object> other : entries) {
        if (!other.equals(entry)) {
          elsewhere.addAll(ManualPage.strings(other.get("tables")));
        }
      }
      elsewhere.removeAll(ManualPage.strings(entry.get("tables")));
      ManualPage page = new ManualPage(entry, SCHEMA, elsewhere);
      pages.put(page.name() + ".md", page.markdown());
      index.append("- [%s](%s.md)%s\n".formatted(page.name(), page.name(), page.state()));
    }
    pages.put("README.md", index.toString());
    if (Boolean.getBoolean("argosy.update")) {
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
      }
      fail("wrote docs/manual; look at it and run again without -Dargosy.update");
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      assertThat(Files.readString(FOLDER.resolve(page.getKey())))
          .as("docs/manual/%s: run with -Dargosy.update=true", page.getKey())
          .isEqualTo(page.getValue());
    }
  }

  @Test
  void everyKeyAStepCanHaveHasAPage() throws IOException {
    List<String> shown = new ArrayList<>();
    for (Map<String, Object> entry : entries()) {
      shown.addAll(ManualPage.strings(entry.get("keys")));
    }
    assertThat(new TreeSet<>(shown)).containsExactlyElementsOf(new TreeSet<>(SCHEMA.keys("Step")));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> entries() throws IOException {
    String yaml = Files.readString(FOLDER.resolve("pages.yaml"));
    Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return (List<Map<String, Object>>) Objects.requireNonNull(read);
  }
}
