package dev.argosy.manifest;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Span;
import dev.argosy.manifest.rule.Catalogue;
import dev.argosy.manifest.rule.ManifestRules;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.parallel.Parallel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says all that Argo would refuse in manifests, or fail at when it runs them. */
public final class ManifestCheck {
  /** The line of Argo that is meant where no Project names one. */
  public static final String LINE = "4.0";

  /** What the rules say better where they say anything of a value. */
  private static final Set<Code> OF_VALUES = Set.of(Code.INVALID_VALUE, Code.DUPLICATE_NAME);

  private static final String API_VERSION = "argoproj.io/v1alpha1";

  private ManifestCheck() {}

  /**
   * @param manifests those to check
   * @param others all that they may refer to
   * @param line the line of Argo they must run on
   */
  public static void check(
      List<Manifest> manifests, List<Manifest> others, String line, Findings findings) {
    Catalogue catalogue = new Catalogue(others);
    Parallel.map(manifests, m -> check(m, catalogue, line)).forEach(findings::addAll);
  }

  private static List<Diagnostic> check(Manifest manifest, Catalogue catalogue, String line) {
    Findings findings = new Findings();
    version(manifest, findings);
    Findings structure = new Findings();
    Manifest meant = StructureCheck.check(manifest, line, structure);
    ManifestRules.check(meant, catalogue, findings);
    Set<Span> told =
        findings.sorted().stream()
            .filter(Diagnostic::isError)
            .map(d -> d.at().span())
            .collect(Collectors.toSet());
    structure.sorted().stream()
        .filter(d -> !OF_VALUES.contains(d.code()) || !told.contains(d.at().span()))
        .forEach(findings::add); // of two the same, the rules' is the worse
    return findings.sorted();
  }

  private static void version(Manifest manifest, Findings findings) {
    Fields fields = manifest.fields();
    String version = fields.text("apiVersion");
    if (!version.equals(API_VERSION) && !(version.isEmpty() && hasNearly(fields))) {
      findings.add(
          Code.ARGO_API_VERSION,
          fields.at("apiVersion"),
          version.isEmpty()
              ? "the " + manifest.kind().word() + " has no apiVersion"
              : "there is no apiVersion '" + version + "' of " + manifest.kind().word(),
          "write apiVersion: " + API_VERSION,
          Fix.word(fields.at("apiVersion"), version, API_VERSION).filter(f -> !version.isEmpty()));
    }
  }

  /** What is said of the key itself is enough. */
  private static boolean hasNearly(Fields fields) {
    return fields.entries().stream().anyMatch(e -> e.key().text().equalsIgnoreCase("apiVersion"));
  }
}
