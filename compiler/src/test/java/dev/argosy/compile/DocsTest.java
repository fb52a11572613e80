package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Severity;
import dev.argosy.source.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The YAML in documents compiles: whole files, and in the pages for newcomers the {@code spec} of a
 * pipeline too. Only what is not built yet may be refused, and only as that.
 */
class DocsTest {
  private static final Path ROOT = Path.of(System.getProperty("argosy.root"));
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final String HEAD =
      "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: p, namespace: ml}\nspec:\n";

  @TestFactory
  Stream<DynamicTest> blocksCompile() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    List<String> examples = examples();
    for (Path page : pages()) {
      Matcher block = BLOCK.matcher(Files.readString(page));
      for (int number = 1; block.find(); number++) {
        String yaml = block.group(1);
        boolean isFile = yaml.contains("apiVersion: argosy.dev/v1");
        boolean isSpec = page.getFileName().toString().startsWith("from-");
        if ((isFile || isSpec) && !examples.contains(yaml)) {
          String source = isFile ? yaml : HEAD + yaml.indent(2);
          tests.add(
              DynamicTest.dynamicTest(
                  ROOT.relativize(page) + " block " + number, () -> compiles(source)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(15);
    return tests.stream();
  }

  private static void compiles(String yaml) {
    assertThat(
            Compiler.compile(MemoryTree.of(Map.of("p.yaml", yaml)), Compiler.Options.all())
                .findings())
        .filteredOn(f -> f.code().severity() == Severity.ERROR && f.code() != Code.NOT_BUILT)
        .isEmpty();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(docs.filter(DocsTest::isCompiled), Stream.of(ROOT.resolve("README.md")))
          .sorted()
          .toList();
    }
  }

  /**
   * What the page of all codes shows is wrong on purpose, and run from its folders; what the pages
   * about validating and about fixes show has tests of its own.
   */
  private static boolean isCompiled(Path page) {
    return page.toString().endsWith(".md")
        && !page.endsWith("diagnostics.md")
        && !page.endsWith("validate.md")
        && !page.endsWith("fix-and-format.md");
  }

  /** These are compiled where they stand, with the files beside them. */
  private static List<String> examples() throws IOException {
    List<String> examples = new ArrayList<>();
    for (Path folder : Examples.folders()) {
      for (Path file : Examples.documents(folder)) {
        examples.add(Files.readString(file));
      }
    }
    return examples;
  }
}
