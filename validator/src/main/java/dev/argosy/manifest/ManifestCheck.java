package dev.argosy.manifest;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.manifest.rule.Catalogue;
import dev.argosy.manifest.rule.ManifestRules;
import dev.argosy.manifest.rule.NestedManifest;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.parallel.Parallel;
import java.util.List;

/** Says all that Argo would refuse in manifests, or fail at when it runs them. */
public final class ManifestCheck {
  /** The line of Argo that is meant where no Project names one. */
  public static final String LINE = "4.0";

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
    Findings structure = new Findings();
    StructureCheck.Read read = StructureCheck.check(manifest, line, structure);
    Findings rules = new Findings();
    version(read.meant(), rules);
    ManifestRules.check(read.meant(), catalogue, rules);
    Findings told = new Findings();
    Told.once(structure.sorted(), rules.sorted(), read.wrong()).stream()
        .filter(d -> d.code() != Code.ARGO_UNKNOWN_TEMPLATE || !lacksTemplates(read))
        .forEach(told::add);
    for (NestedManifest made : NestedManifest.of(read.meant())) {
      check(made.manifest(), catalogue, line).forEach(d -> made.place(d, told));
    }
    return told.sorted();
  }

  /** Whether something else stands where the templates should. */
  private static boolean lacksTemplates(StructureCheck.Read read) {
    return read.meant().templates().isEmpty()
        && read.wrong().contains(read.meant().spec().at().span());
  }

  private static void version(Manifest manifest, Findings findings) {
    Fields fields = manifest.fields();
    String version = fields.text("apiVersion");
    if (!version.equals(API_VERSION)) {
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
}
