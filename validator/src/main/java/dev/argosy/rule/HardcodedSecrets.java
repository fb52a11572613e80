package dev.argosy.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.Argument;
import dev.argosy.link.Declared;
import dev.argosy.link.LinkedContainer;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Options.LinkedEnv;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Passwords and keys written into the file: whoever reads the repository, the compiled Argo or the
 * pod has them. The text itself is never repeated in a finding.
 */
final class HardcodedSecrets implements Rule {
  /** Names whose value is a secret, as words of the name. */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)(^|[_.-])(password|passwd|pwd|passphrase|secret|token|api_?key|access_?key|secret_?key"
              + "|private_?key|credentials?|auth)$");

  /** Values that nothing but a secret looks like: the published forms of well-known issuers. */
  private static final Pattern SECRET_VALUE =
      Pattern.compile(
          "(A(KIA|SIA)[0-9A-Z]{16}\\b"
              + "|\\bgh[pousr]_[A-Za-z0-9]{36}"
              + "|\\bgithub_pat_[A-Za-z0-9_]{60}"
              + "|\\bglpat-[A-Za-z0-9_-]{20}"
              + "|\\bxox[abprs]-[A-Za-z0-9-]{10}"
              + "|\\bhf_[A-Za-z0-9]{30}"
              + "|\\bsk-[A-Za-z0-9_-]{32}"
              + "|\\bAIza[0-9A-Za-z_-]{35}"
              + "|-----BEGIN ([A-Z]+ )*PRIVATE KEY-----"
              + "|\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]+"
              + "|[a-z][a-z0-9+.-]*://[^/\\s:@{}$]*:[^/\\s@{}$<>*]+@)");

  /** What stands for a value that is given elsewhere, or names a place: no secret. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?i)(true|false|none|null|yes|no|[0-9.]+|[a-z][a-z0-9+.-]*://\\S*|[~.]?/\\S*|\\$.*|<.*>|\\*+|x+"
              + "|change-?_?me|example|dummy|test|placeholder|todo)?");

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
        .filter(c -> c.value() instanceof String text && isSecret(param.name(), text))
        .map(c -> finding(c.at(), "the default of '" + param.name() + "'"))
        .stream();
  }

  private static Stream<Diagnostic> step(LinkedStep step) {
    Stream<Diagnostic> own = env(step.options().env().map());
    Stream<Diagnostic> others =
        step.options().beside().all().map(LinkedContainer::env).flatMap(e -> env(e.map()));
    Stream<Diagnostic> texts =
        Stream.concat(step.options().texts(), step.action().texts())
            .filter(t -> SECRET_VALUE.matcher(t.literals()).find())
            .map(t -> finding(t.at(), "this text"));
    return Stream.of(own, others, texts).flatMap(s -> s);
  }

  private static Stream<Diagnostic> env(Map<String, LinkedEnv> env) {
    return env.entrySet().stream()
        .filter(e ->
            e.getValue() instanceof LinkedEnv.Of(LinkedText text)
                && text.isConstant()
                && isSecret(e.getKey(), text.literals())
                && !SECRET_VALUE.matcher(text.literals()).find())
        .map(e -> finding(((LinkedEnv.Of) e.getValue()).text().at(), "the value of " + e.getKey()));
  }

  private static boolean isSecret(String name, String value) {
    return SECRET_VALUE.matcher(value).find()
        || SECRET_NAME.matcher(name).find() && !HARMLESS.matcher(value).matches();
  }

  private static Diagnostic finding(At at, String what) {
    return Diagnostic.of(
        Code.HARDCODED_SECRET,
        at,
        what + " is a secret, written into the repository",
        "change it, since it is known now; keep it in a Secret and say env: {NAME: {secret: <name>, key: <key>}}");
  }
}
