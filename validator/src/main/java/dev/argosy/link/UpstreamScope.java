package dev.argosy.link;

import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.Expr;
import dev.argosy.expression.ExpressionParser;
import dev.argosy.expression.Meaning;
import dev.argosy.expression.Meaning.Value;
import dev.argosy.expression.Type;
import dev.argosy.expression.TypeChecker;
import dev.argosy.model.Named;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Links params and conditions of a run configuration of which only the upstreams are known. */
public final class UpstreamScope {
  private final Names names;

  /**
   * @param outputs types by upstream and output
   */
  public UpstreamScope(Map<String, Map<String, Type>> outputs, boolean window) {
    Map<String, Meaning> upstreams = new LinkedHashMap<>();
    outputs.forEach((upstream, types) -> {
      Map<String, Meaning> members = new LinkedHashMap<>();
      types.forEach((name, type) ->
          members.put(name, new Value(new Ref.UpstreamOutput(upstream, name), type)));
      upstreams.put(
          upstream,
          UpstreamNames.of(
              upstream,
              Meaning.Namespace.of("output of the upstream '" + upstream + "'", members)));
    });
    this.names =
        Names.none()
            .with("upstream", UpstreamNames.all(upstreams))
            .with("window", UpstreamNames.window(window));
  }

  public Map<String, Argument> params(Named<dev.argosy.model.Value> params, Findings findings) {
    Map<String, Argument> linked = new LinkedHashMap<>();
    params.forEach((name, value) -> linked.put(name, new Texts(names, findings).link(value)));
    return linked;
  }

  /** Empty when it cannot be read: this was reported. */
  public Optional<Expr> condition(ScalarNode text, Findings findings) {
    return ExpressionParser.bare(text, findings)
        .map(syntax -> TypeChecker.condition(syntax, names, findings));
  }
}
