package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How each task waits for those before it: what is used, and what after says. */
class DependsTest {
  private static final String PRODUCER =
      "a:\n  script: {image: 'a:1', source: echo}\n  outputs: {x: string, d: {type: string, default: none}}\n";
  private static final String SKIPPABLE =
      "s:\n  when: params.n > 1\n  script: {image: 'a:1', source: echo}\n  outputs: {x: string}\n";
  private static final String OMITTED =
      "o:\n  script: {image: 'a:1', source: echo, args: ['${{ steps.s.outputs.x }}']}\n  outputs: {x: string}\n";

  private static Object depends(String step) {
    Map<String, Object> task = pipeline(step).map("spec templates main dag tasks it");
    return String.valueOf(task.get("depends"));
  }

  private static Compiled pipeline(String step) {
    return Compiled.pipeline(
        "params: {n: {type: integer, default: 1}}\nsteps:\n"
            + (PRODUCER + SKIPPABLE + OMITTED + "it:\n" + step.indent(2)).indent(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[a] ; a.Succeeded",
        "[s] ; (s.Succeeded || s.Skipped)",
        "[o] ; (o.Succeeded || (o.Omitted && (s.Succeeded || s.Skipped)))",
        "{a: succeeded} ; a.Succeeded",
        "{s: succeeded} ; s.Succeeded",
        "{a: failed} ; (a.Failed || a.Errored)",
        "{s: skipped} ; (s.Skipped || s.Omitted)",
        "{a: completed} ; (a.Succeeded || a.Failed || a.Errored || a.Skipped || a.Omitted)",
        "[a, s] ; a.Succeeded && (s.Succeeded || s.Skipped)",
      })
  void afterSaysHowAStepMustHaveEnded(String after, String depends) {
    assertThat(depends("script: {image: 'a:1', source: echo}\nafter: " + after)).isEqualTo(depends);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "${{ steps.a.outputs.x }} ; a.Succeeded",
        "${{ steps.s.outputs.x }} ; s.Succeeded",
        "${{ steps.a.outputs.d }} ; a.Succeeded",
        "${{ firstOf(steps.s.outputs.x, 'no') }} ; (s.Succeeded || s.Skipped)",
        "${{ firstOf(steps.s.outputs.x, steps.o.outputs.x) }} ; (s.Succeeded || s.Skipped) && (o.Succeeded || (o.Omitted && (s.Succeeded || s.Skipped)))",
        "${{ steps.s.status }} ; (s.Succeeded || s.Failed || s.Errored || s.Skipped || s.Omitted)",
        "none ; null",
      })
  void useSaysWhatIsWaitedFor(String argument, String depends) {
    assertThat(depends("script: {image: 'a:1', source: echo, args: [\"" + argument + "\"]}"))
        .isEqualTo(depends);
  }

  @Test
  void aGraphThatReactsToAFailureIsJudgedByAllItsTasks() {
    assertThat(
            pipeline("script: {image: 'a:1', source: echo}\nafter: {a: failed}")
                .template("main dag target"))
        .isEqualTo("a s o it");
  }

  @Test
  void aGraphThatReactsToNoFailureNeedsNoTarget() {
    assertThat(
            pipeline("script: {image: 'a:1', source: echo}\nafter: [a]")
                .map("spec templates main dag"))
        .doesNotContainKey("target")
        .containsEntry("failFast", false);
  }
}
