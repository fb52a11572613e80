package dev.argosy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Argo's controller makes of tags and expressions, by its own code. Needs {@link
 * Part#VALIDATOR}.
 *
 * <p>An environment holds flat names ({@code inputs.parameters.x}, {@code
 * tasks.a.outputs.parameters.y}) and text; null is what Argo holds for an output of a skipped task
 * that has no default.
 */
public final class ArgoExpressions implements AutoCloseable {
  private final Oracle oracle;

  /** Starts the code of a line; builds it first when that was never done. */
  public ArgoExpressions(ArgoLine line) {
    this.oracle = Oracle.start(line);
  }

  /** Argo refused a text or an expression; the message is Argo's. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /**
   * The text as a template's field has it after substitution: what cannot be resolved stays.
   *
   * @throws Refused when Argo gives an error
   */
  public String replace(String text, Map<String, @Nullable String> environment) {
    return ask(Oracle.question("replace").put("eval", text).put("in", "template"), environment);
  }

  /**
   * The text as a DAG task's argument or {@code when} has it: tags of tasks must be resolved.
   *
   * @throws Refused when Argo gives an error
   */
  public String replaceInTask(String text, Map<String, @Nullable String> environment) {
    return ask(Oracle.question("task").put("eval", text).put("in", "task"), environment);
  }

  /**
   * The value of {@code outputs.parameters[].valueFrom.expression}, as the text that the controller
   * stores.
   *
   * @throws Refused when Argo gives an error, and for a value that is nil
   */
  public String evaluate(String expression, Map<String, @Nullable String> environment) {
    return ask(Oracle.question("evaluate").put("expr", expression), environment);
  }

  /** A language that Argo reads only when it runs; over a text without tags. */
  public enum Language {
    /** {@code when} of a step or task; gives {@code true} or {@code false}. */
    WHEN("when"),
    /** {@code when} of a CronWorkflow. */
    CRON_WHEN("cronWhen"),
    /** {@code successCondition} of a resource; gives it in its normal form. */
    SELECTOR("selector");

    private final String word;

    Language(String word) {
      this.word = word;
    }
  }

  /**
   * What a text comes to.
   *
   * @throws Refused when Argo cannot read it, or it comes to nothing of use
   */
  public String read(String text, Language language) {
    return ask(Oracle.question("read").put("read", text).put("as", language.word), Map.of());
  }

  private String ask(ObjectNode question, Map<String, @Nullable String> environment) {
    ObjectNode env = question.putObject("env");
    environment.forEach(env::put);
    JsonNode answer = oracle.ask(question);
    if (answer.has("error")) throw new Refused(answer.get("error").asText());
    return answer.path("value").asText();
  }

  @Override
  public void close() {
    oracle.close();
  }
}
