package dev.argosy.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.Argument;
import dev.argosy.link.Declared;
import dev.argosy.link.LinkedContainer;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Options.LinkedEnv;
import dev.argosy.link.SecretTexts;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Passwords and keys written into the file: whoever reads the repository, the compiled Argo or the
 * pod has them. The text itself is never repeated in a finding.
 */
final class HardcodedSecrets implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Stream.concat(
        pipeline.params().values().stream().flatMap(HardcodedSecrets::param),
        Walk.steps(pipeline).flatMap(HardcodedSecrets::step));
  }

  private static Stream<Diagnostic> param(Declared param) {
    return param
        .initial()
        .filter(Argument.Constant.class::isInstance)
        .map(Argument.Constant.class::cast)
        .filter(c -> c.value() instanceof String text && SecretTexts.isSecret(param.name(), text))
        .map(c -> finding(c.at(), "the default of '" + param.name() + "'"))
        .stream();
  }

  private static Stream<Diagnostic> step(LinkedStep step) {
    Stream<Diagnostic> own = env(step.options().env().map());
    Stream<Diagnostic> others =
        step.options().beside().all().map(LinkedContainer::env).flatMap(e -> env(e.map()));
    Stream<Diagnostic> texts =
        Stream.concat(step.options().texts(), step.action().texts())
            .filter(t -> SecretTexts.isSecret(t.literals()))
            .map(t -> finding(t.at(), "this text"));
    return Stream.of(own, others, texts).flatMap(s -> s);
  }

  private static Stream<Diagnostic> env(Map<String, LinkedEnv> env) {
    return env.entrySet().stream()
        .filter(e ->
            e.getValue() instanceof LinkedEnv.Of(LinkedText text)
                && text.isConstant()
                && SecretTexts.isSecret(e.getKey(), text.literals())
                && !SecretTexts.isSecret(text.literals()))
        .map(e -> finding(((LinkedEnv.Of) e.getValue()).text().at(), "the value of " + e.getKey()));
  }

  private static Diagnostic finding(At at, String what) {
    return SecretTexts.finding(at, what, "env: {NAME: {secret: <name>, key: <key>}}");
  }
}
