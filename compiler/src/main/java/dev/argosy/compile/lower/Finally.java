package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Template;
import dev.argosy.compile.exprlang.ExprLang;
import dev.argosy.expression.Expr;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.Needs;
import dev.argosy.link.Ref;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the finally of a pipeline knows of the run. */
final class Finally {
  private Finally() {}

  /** The names of the outputs it reads, under which they must be published. */
  static Set<String> reads(LinkedPipeline pipeline) {
    Set<String> names = new LinkedHashSet<>();
    pipeline.exit().stream()
        .flatMap(g -> g.steps().stream())
        .flatMap(Needs::expressions)
        .flatMap(Expr::lookups)
        .forEach(l -> {
          if (l.reference() instanceof Ref.Ended e) {
            names.add(Names.global(e.step(), e.name()));
          }
        });
    return names;
  }

  /**
   * {@code run.failures} as JSON. Argo's own list is JSON in a Go string literal, or null, in no
   * order, and has graphs, loops and single attempts in it.
   *
   * @param templates those of the pipeline, without finally's own
   */
  static String failures(Collection<Template> templates) {
    String pods = list(templates.stream().filter(Finally::runsPod).map(Template::name));
    return "toJson(map(sortBy(filter(fromJSON(fromJSON("
        + readable()
        + ")) ?? [], #.templateName in "
        + pods
        + " && not (#.displayName matches "
        + ExprLang.literal("\\(\\d+\\)$")
        + ")), (#.finishedAt ?? '~') + ' ' + #.displayName), ({'displayName': #.displayName, 'message': #.message,"
        + " 'templateName': #.templateName, 'phase': #.phase})))";
  }

  /**
   * The list without what Argo could not read again: escapes of Go that JSON has not, and control
   * characters, for which Argo itself would write such escapes.
   */
  private static String readable() {
    String control = replaced("\\\\\\\\u00[01][0-9a-f]", "workflow.failures", "\\\\ufffd");
    return replaced("\\\\U[0-9a-f]{8}|\\\\x7f", control, "\\ufffd");
  }

  private static String replaced(String pattern, String text, String by) {
    return "sprig.regexReplaceAll("
        + ExprLang.literal(pattern)
        + ", "
        + text
        + ", "
        + ExprLang.literal(by)
        + ")";
  }

  private static boolean runsPod(Template template) {
    return template.dag() == null && template.steps().isEmpty();
  }

  private static String list(Stream<String> texts) {
    return texts.map(ExprLang::literal).collect(Collectors.joining(", ", "[", "]"));
  }
}
