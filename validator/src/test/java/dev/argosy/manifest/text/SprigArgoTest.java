package dev.argosy.manifest.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.manifest.text.ExprType.Basic;
import dev.argosy.testkit.ArgoExpressions;
import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of Sprig's functions is what Argo has: their names, and what they take. */
@NeedsPart(Part.VALIDATOR)
class SprigArgoTest {
  /** Slow ones, and those that ask the network. */
  private static final String SKIPPED = "gen.*|getHostByName|bcrypt|htpasswd|derivePassword";

  @ParameterizedTest
  @EnumSource
  void aCallByTheTableIsACall(ArgoLine line) {
    try (ArgoExpressions argo = new ArgoExpressions(line)) {
      SprigFunctions.forms()
          .forEach((name, form) -> {
            if (name.matches(SKIPPED)) {
              return;
            }
            assertThat(refusal(argo, name, arguments(form, form.least())))
                .as(name)
                .doesNotContain("reflect:", "cannot call", "too few", "too many");
            if (form.least() > 0) {
              assertThat(refusal(argo, name, arguments(form, form.least() - 1)))
                  .as("%s with too little", name)
                  .contains("reflect:");
            }
            if (!form.variadic()) {
              assertThat(refusal(argo, name, arguments(form, form.least() + 1)))
                  .as("%s with too much", name)
                  .contains("reflect:");
            }
          });
      for (String missing : List.of("env", "expandenv", "nope")) {
        assertThat(refusal(argo, missing, "'a'")).as(missing).contains("cannot call nil");
      }
    }
  }

  private static String arguments(ExprSignature form, int count) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arguments.add(i < form.parameters().size() ? value(form.parameter(i)) : "1");
    }
    return String.join(", ", arguments);
  }

  private static String value(ExprType type) {
    return switch (type) {
      case Basic b when b == Basic.INTEGER -> "1";
      case Basic b when b == Basic.FLOAT -> "1.5";
      case Basic b when b == Basic.BOOLEAN -> "true";
      case Basic b when b == Basic.TIME -> "now()";
      case ExprType.ArrayOf a -> "['a']";
      case ExprType.MapOf m -> "{a: 'b'}";
      default -> "'a'";
    };
  }

  /** What Argo says against a call, or an empty text. */
  private static String refusal(ArgoExpressions argo, String name, String arguments) {
    try {
      argo.evaluate("sprig." + name + "(" + arguments + ")", Map.of());
      return "";
    } catch (ArgoExpressions.Refused refused) {
      return String.valueOf(refused.getMessage());
    }
  }
}
