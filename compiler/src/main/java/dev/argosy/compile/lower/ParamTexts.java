package dev.argosy.compile.lower;

import dev.argosy.expression.Evaluator;
import dev.argosy.expression.Expr;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Values;
import dev.argosy.link.Argument;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Params of runs, when all that their expressions ask for is known. */
public final class ParamTexts {
  private final Values values;

  private ParamTexts(Values values) {
    this.values = values;
  }

  /** The text of a param that asks for the pipeline's version at most. */
  static String of(Argument argument, String version) {
    return of(
        argument,
        reference ->
            switch (reference) {
              case Ref.Known known -> known.value();
              case Ref.PipelineVersion v -> version;
              default -> throw new IllegalStateException("refused by the linker: " + reference);
            });
  }

  /**
   * The text of a param.
   *
   * @throws dev.argosy.expression.EvaluationException when it has no value
   */
  public static String of(Argument argument, Values values) {
    return argument instanceof Argument.Single s && s.expression() instanceof Expr.Ref ref
        ? Evaluator.text(ref, values)
        : TextForm.of(new ParamTexts(values).value(argument));
  }

  private @Nullable Object value(Argument argument) {
    return switch (argument) {
      case Argument.Constant c -> c.value();
      case Argument.Single s -> Evaluator.evaluate(s.expression(), values);
      case Argument.Joined j -> text(j.text());
      case Argument.ListOf l -> {
        List<@Nullable Object> items = new ArrayList<>();
        l.items().forEach(i -> items.add(value(i)));
        yield items;
      }
      case Argument.MapOf m -> {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        m.entries().forEach((k, v) -> entries.put(k, value(v)));
        yield entries;
      }
    };
  }

  private String text(LinkedText text) {
    StringBuilder result = new StringBuilder();
    for (LinkedText.Part part : text.parts()) {
      switch (part) {
        case LinkedText.Literal l -> result.append(l.text());
        case LinkedText.Hole h -> result.append(Evaluator.text(h.expression(), values));
      }
    }
    return result.toString();
  }
}
