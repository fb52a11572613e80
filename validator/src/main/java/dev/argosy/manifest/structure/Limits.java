package dev.argosy.manifest.structure;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Severity;
import dev.argosy.fields.Limit;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.GoScalar;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a schema says of a value besides its type. */
final class Limits {
  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private Limits() {}

  static void check(
      Node value, List<Limit> limits, String name, Severity severity, Findings findings) {
    for (Limit limit : limits) {
      if (limit instanceof Limit.Keys keys) {
        differ(value, keys, name, severity, findings);
      } else {
        expected(value, limit)
            .ifPresent(e ->
                findings.add(
                    Diagnostic.of(Code.INVALID_VALUE, value.at(), "'" + name + "' must " + e)
                        .withSeverity(limit instanceof Limit.Int32 ? Severity.ERROR : severity)));
      }
    }
  }

  private static Optional<String> expected(Node value, Limit limit) {
    return switch (limit) {
      case Limit.Bound b when value instanceof ScalarNode s ->
          unless(within(s, b), "be at " + least(b.least()) + " " + b.value());
      case Limit.Int32 i when value instanceof ScalarNode s ->
          unless(
              GoScalar.number(s).filter(n -> n.abs().compareTo(MOST) > 0).isEmpty(),
              "fit into 32 bits");
      case Limit.Chars c when value instanceof ScalarNode s -> {
        int length = s.text().codePointCount(0, s.text().length());
        yield unless(
            c.least() ? length >= c.value() : length <= c.value(),
            "have at " + least(c.least()) + " " + c.value() + " characters");
      }
      case Limit.Items n when value instanceof ListNode l ->
          unless(
              n.least() ? l.items().size() >= n.value() : l.items().size() <= n.value(),
              "have at "
                  + least(n.least())
                  + " "
                  + n.value()
                  + (n.value() == 1 ? " item" : " items"));
      default -> Optional.empty();
    };
  }

  private static boolean within(ScalarNode value, Limit.Bound bound) {
    return GoScalar.number(value)
        .map(n -> n.compareTo(BigDecimal.valueOf(bound.value())))
        .filter(c -> bound.least() ? c < 0 : c > 0)
        .isEmpty();
  }

  private static String least(boolean least) {
    return least ? "least" : "most";
  }

  private static void differ(
      Node value, Limit.Keys keys, String name, Severity severity, Findings findings) {
    Map<List<String>, Fields> seen = new HashMap<>();
    for (Node item : value instanceof ListNode l ? l.items() : List.<Node>of()) {
      Fields fields = Fields.of(item);
      List<String> key = new ArrayList<>();
      keys.names().forEach(k -> key.add(fields.text(k)));
      if (!fields.has(keys.names().getFirst())) {
        continue;
      }
      Fields first = seen.putIfAbsent(key, fields);
      if (first != null) {
        findings.add(
            Diagnostic.of(
                    Code.DUPLICATE_NAME,
                    fields.at(keys.names().getFirst()),
                    "'" + key.getFirst() + "' is in " + name + " already")
                .withRelated(first.at(keys.names().getFirst()), "the first one")
                .withSeverity(severity));
      }
    }
  }

  private static Optional<String> unless(boolean right, String expected) {
    return right ? Optional.empty() : Optional.of(expected);
  }
}
