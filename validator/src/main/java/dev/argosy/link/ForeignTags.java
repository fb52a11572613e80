package dev.argosy.link;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Templates of other tools in a text of the author's: of Jinja, Airflow, and Kubeflow's compiler.
 * Neither Argo nor Argosy replaces them. Only what names a thing of such a tool, or a context of
 * the language, is one: a program may have templates of its own.
 */
public final class ForeignTags {
  private static final String CONTEXT = "(?:params|steps|inputs|outputs|vars|run|pipeline|state)";

  private static final String AIRFLOW =
      "(?:(?:prev_|next_|tomorrow_|yesterday_)?(?:ds|ts|execution_date|logical_date)(?:_nodash)?"
          + "|data_interval_(?:start|end)|dag_run\\.\\w+|task_instance\\.\\w+|ti\\.\\w+|macros\\.\\w+"
          + "|var\\.(?:value|json)\\.\\w+|conn\\.\\w+|dag\\.dag_id|run_id)";

  private static final String KUBEFLOW =
      "\\$(?:\\.(?:inputs|outputs|pipeline_|json_escape)[^}]*+)?|channel:[^}]*+";

  private static final Pattern IN_TEXT =
      Pattern.compile(
          "\\{\\{\\s*((?:(?:"
              + CONTEXT
              + "\\.\\w|"
              + AIRFLOW
              + "\\b)[^{}]*+)|"
              + KUBEFLOW
              + ")\\s*}}"
              + "|\\$\\{\\s*("
              + CONTEXT
              + "\\.[\\w.-]+)\\s*}"
              + "|\\{%-?\\s*(?:if|for|set|elif)\\b(?=[^%]*+%})[^%]*?\\b"
              + CONTEXT
              + "\\.\\w[^%]*+%}"
              + "|^\\s*("
              + CONTEXT
              + "\\.[\\w.-]+)\\s*}}\\s*$"
              + "|\\$\\{\\s++([\\w.-]+)\\s*}|\\$\\s++\\{\\{\\s*([\\w.-]+)\\s*}}"
              + "|^(steps\\.[\\w-]+\\.outputs\\.[\\w-]+(?:\\.(?:path|uri))?)$");

  /** In code there may be braces of many kinds: only what nothing else would be. */
  private static final Pattern IN_CODE =
      Pattern.compile(
          "\\{\\{-?\\s*("
              + AIRFLOW
              + "\\b[^{}]*+|"
              + KUBEFLOW
              + "|(?:inputs|outputs)\\.(?:parameters|artifacts)\\.[\\w.-]+"
              + "|workflow\\.(?:name|uid|namespace|parameters\\.[\\w-]+|creationTimestamp\\S*)"
              + "|(?:steps|tasks)\\.[\\w-]+\\.outputs\\.\\S+?|params\\.[\\w-]+)\\s*}}");

  /** Code that writes templates, or manifests of Argo's, means them. */
  private static final Pattern TEMPLATES =
      Pattern.compile("jinja|argoproj\\.io|airflow|mustache|handlebars", Pattern.CASE_INSENSITIVE);

  private static final Pattern PLAIN = Pattern.compile(CONTEXT + "\\.[\\w.-]+");

  /** What it is called here, as far as that can be said. */
  private static final Map<Pattern, String> MEANT =
      Map.of(
          Pattern.compile("\\$\\.inputs\\.parameters\\[['\"]([\\w-]+)['\"]]"), "params.$1",
          Pattern.compile("\\$\\.inputs\\.artifacts\\[['\"]([\\w-]+)['\"]]\\.(path|uri)"),
              "params.$1.$2",
          Pattern.compile("\\$\\.outputs\\.\\w+\\[['\"]([\\w-]+)['\"]]\\.(?:path|output_file)"),
              "outputs.$1.path",
          Pattern.compile("(?:ds|ts|execution_date|logical_date)"), "run.scheduledTime",
          Pattern.compile("run_id|dag_run\\.run_id"), "run.id",
          Pattern.compile("dag\\.dag_id"), "pipeline.name",
          Pattern.compile("var\\.(?:value|json)\\.(\\w+)"), "vars.$1");

  private ForeignTags() {}

  /**
   * @param text with its braces
   * @param meant the expression that says it here, without braces
   */
  public record Tag(String text, int from, Optional<String> meant) {
    public int to() {
      return from + text.length();
    }
  }

  /** The first one in a text that stands in the document. */
  public static Optional<Tag> first(String text) {
    boolean plain = text.indexOf('{') < 0 && text.indexOf('}') < 0 && !text.startsWith("steps.");
    return plain ? Optional.empty() : found(IN_TEXT.matcher(text));
  }

  /** The first one in a piece of code, where an expression could not stand either. */
  static Optional<Tag> inCode(String code) {
    return !code.contains("{{") || TEMPLATES.matcher(code).find()
        ? Optional.empty()
        : found(IN_CODE.matcher(code));
  }

  private static Optional<Tag> found(Matcher m) {
    if (!m.find()) {
      return Optional.empty();
    }
    Optional<String> inside =
        IntStream.rangeClosed(1, m.groupCount())
            .mapToObj(m::group)
            .filter(Objects::nonNull)
            .findFirst();
    return Optional.of(
        new Tag(m.group(), m.start(), inside.map(String::strip).flatMap(ForeignTags::meant)));
  }

  private static Optional<String> meant(String content) {
    if (PLAIN.matcher(content).matches()) {
      return Optional.of(content);
    }
    return MEANT.entrySet().stream()
        .map(e -> Map.entry(e.getKey().matcher(content), e.getValue()))
        .filter(e -> e.getKey().matches())
        .map(e -> e.getKey().replaceFirst(e.getValue()))
        .findFirst();
  }
}
