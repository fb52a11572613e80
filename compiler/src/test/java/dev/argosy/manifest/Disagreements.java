package dev.argosy.manifest;

import dev.argosy.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where our verdict is meant to differ from Argo's validator: {@code docs/disagreements.md}. A row
 * says who refuses alone, a pattern of the message or our code, and why.
 */
record Disagreements(List<Pattern> argo, List<Pattern> argosy) {
  private static final Pattern ROW = Pattern.compile("\\| (Argo|Argosy) \\| `(.+?)` \\| .+ \\|");

  static Disagreements read() throws IOException {
    Path file = Path.of(System.getProperty("argosy.root"), "docs/disagreements.md");
    List<Pattern> argo = new ArrayList<>();
    List<Pattern> argosy = new ArrayList<>();
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        Pattern pattern = Pattern.compile(row.group(2).replace("\\|", "|"), Pattern.DOTALL);
        (row.group(1).equals("Argo") ? argo : argosy).add(pattern);
      }
    }
    return new Disagreements(argo, argosy);
  }

  boolean onlyArgo(String message) {
    return argo.stream().anyMatch(p -> p.matcher(message).find());
  }

  boolean onlyArgosy(Diagnostic finding) {
    String text = finding.code().id() + ": " + finding.message();
    return argosy.stream().anyMatch(p -> p.matcher(text).find());
  }
}
