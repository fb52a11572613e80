package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Text;
import dev.argosy.expression.Type;
import dev.argosy.link.Options.Entries;
import dev.argosy.model.Named;
import dev.argosy.model.Resources;
import dev.argosy.schema.Formats;
import dev.argosy.schema.ValueFixes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** CPU, memory and devices with their expressions resolved. */
final class ResourcesLinker {
  /** Keys of the short form, as Kubernetes calls them. */
  private static final Map<String, String> NAMES =
      Map.of("cpu", "cpu", "memory", "memory", "ephemeralStorage", "ephemeral-storage");

  private static final List<String> STANDARD = List.of("cpu", "memory", "ephemeral-storage");

  private final Function<Text, LinkedText> texts;
  private final Findings findings;

  ResourcesLinker(Function<Text, LinkedText> texts, Findings findings) {
    this.texts = texts;
    this.findings = findings;
  }

  LinkedResources link(Resources resources) {
    Map<String, LinkedText> both = new LinkedHashMap<>();
    put(both, "cpu", resources.cpu());
    put(both, "memory", resources.memory());
    put(both, "ephemeral-storage", resources.ephemeralStorage());
    Set<String> cleared = new LinkedHashSet<>();
    resources.cleared().stream().filter(NAMES::containsKey).map(NAMES::get).forEach(cleared::add);
    Optional<LinkedResources.Gpu> gpu =
        Optional.ofNullable(resources.gpu())
            .map(g -> new LinkedResources.Gpu(count(g.count()), g.resource()));
    checkForm(resources, both.isEmpty() && gpu.isEmpty());
    return new LinkedResources(
        new Entries<>(both, cleared),
        gpu,
        amounts(resources.requests()),
        amounts(resources.limits()),
        resources.cleared());
  }

  private void checkForm(Resources resources, boolean noShort) {
    if (!noShort && (!resources.requests().isEmpty() || !resources.limits().isEmpty())) {
      findings.add(
          Code.INVALID_VALUE,
          resources.at(),
          "requests and limits do not mix with the short form, in which request and limit are one",
          "write everything under requests and limits");
    }
  }

  private Entries<LinkedText> amounts(Named<Text> amounts) {
    Map<String, LinkedText> linked = new LinkedHashMap<>();
    amounts.forEach((name, amount) -> {
      if (!name.contains("/") && !name.startsWith("hugepages-") && !STANDARD.contains(name)) {
        findings.add(
            Code.INVALID_VALUE,
            amounts.at(name),
            "Kubernetes has no resource '" + name + "'",
            name.startsWith("gpu")
                ? "write nvidia.com/gpu"
                : Nearest.hint(name, STANDARD) + "; devices have a domain: nvidia.com/gpu",
            Fix.nearest(amounts.at(name), name, STANDARD));
      }
      put(linked, name, amount);
    });
    return new Entries<>(linked, amounts.cleared());
  }

  private void put(Map<String, LinkedText> all, String name, @Nullable Text amount) {
    if (amount != null) {
      LinkedText linked = texts.apply(amount);
      if (!amount.isBroken() && linked.isConstant() && !Formats.isQuantity(linked.literals())) {
        invalid(linked, "'" + name + "' must be a Kubernetes quantity such as 500m, 2 or 8Gi");
      }
      if (name.contains("/") && linked.isConstant() && !linked.literals().matches("\\d+")) {
        invalid(linked, "'" + name + "' counts devices: it must be a whole number");
      }
      checkType(linked, name, true);
      all.put(name, linked);
    }
  }

  private LinkedText count(Text count) {
    LinkedText linked = texts.apply(count);
    if (!count.isBroken() && linked.isConstant() && !linked.literals().matches("\\d+")) {
      invalid(linked, "'gpu' must be a whole number");
    }
    checkType(linked, "gpu", false);
    return linked;
  }

  private void invalid(LinkedText text, String message) {
    findings.add(
        Code.INVALID_VALUE,
        text.at(),
        message + ", not '" + text.literals() + "'",
        ValueFixes.quantity(text.literals()).map(q -> "write " + q).orElse("write a number"));
  }

  private void checkType(LinkedText text, String name, boolean texts) {
    text.expressions()
        .filter(e -> !fits(e, texts))
        .forEach(e ->
            findings.add(
                Code.TYPE_MISMATCH,
                e.at(),
                "'"
                    + name
                    + "' is "
                    + (texts ? "a quantity" : "a whole number")
                    + ", this is "
                    + e.type().word(),
                texts ? "use a string such as '500m', or a number" : "use an integer"));
  }

  private static boolean fits(Expr expr, boolean texts) {
    return switch (expr.type()) {
      case Type.Scalar s -> s == Type.Scalar.INTEGER || texts && s == Type.Scalar.NUMBER;
      case Type.StringType s -> texts;
      case Type.Unknown u -> true;
      default -> false;
    };
  }
}
