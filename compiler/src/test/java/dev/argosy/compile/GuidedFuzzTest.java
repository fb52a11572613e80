package dev.argosy.compile;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Span;
import dev.argosy.manifest.text.DependsExpression;
import dev.argosy.manifest.text.ExprLang;
import dev.argosy.manifest.text.ExprScope;
import dev.argosy.manifest.text.ResourceCondition;
import dev.argosy.manifest.text.Tags;
import dev.argosy.manifest.text.WhenExpression;
import dev.argosy.python.PythonModule;
import dev.argosy.schedule.CronLine;
import dev.argosy.shell.Shell;
import dev.argosy.source.MemoryTree;
import dev.argosy.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Readers that hostile texts reach, for a fuzzer that goes by what code a text runs: none may
 * throw. In the suite each runs on what is kept under {@code GuidedFuzzTestInputs}; {@code
 * JAZZER_FUZZ=1} and {@code -Dtest=GuidedFuzzTest#name} look for more.
 */
class GuidedFuzzTest {
  private static final String EXPRESSION =
      "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: p}\nspec:\n"
          + "  params: {n: {type: integer, default: 1}, t: {type: string, default: a}}\n"
          + "  steps:\n    a:\n      when: |-\n%s\n"
          + "      container: {image: \"a:1\", command: [a]}\n      outputs: {x: number}\n";

  /** The whole path of a check, on a file of any bytes. */
  @FuzzTest
  void check(byte[] file) {
    compile(file);
  }

  @FuzzTest
  void expression(byte[] bytes) {
    String text = text(bytes);
    compile(EXPRESSION.formatted(text.indent(8)).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void compile(byte[] file) {
    Compiler.compile(MemoryTree.ofBytes(Map.of("p.yaml", file)), Compiler.Options.all());
  }

  @FuzzTest
  void when(byte[] bytes) {
    String text = text(bytes);
    WhenExpression.check(text, WhenExpression.Place.STEP);
    WhenExpression.check(text, WhenExpression.Place.CRON);
  }

  @FuzzTest
  void depends(byte[] bytes) {
    String text = text(bytes);
    DependsExpression.check(text);
  }

  @FuzzTest
  void exprLang(byte[] bytes) {
    String text = text(bytes);
    ExprLang.checkCondition(text, ExprScope.argo().object("tasks").any("item"));
    Tags.scan(text);
    ResourceCondition.check(text);
  }

  @FuzzTest
  void cron(byte[] bytes) {
    String text = text(bytes);
    SourceFile file = new SourceFile("cron", text);
    CronLine.check(text, new At(file, Span.START), new Findings());
  }

  @FuzzTest
  void python(byte[] bytes) {
    String text = text(bytes);
    PythonModule.read(text, PythonModule.NEWEST);
  }

  @FuzzTest
  void shell(byte[] bytes) {
    String text = text(bytes);
    for (Shell.Dialect dialect : Shell.Dialect.values()) {
      Shell.read(text, dialect);
    }
  }
}
